import type { SweepStatus } from "../../messages/contract.ts";
import { extensionGone } from "../takeover.ts";
import { applyStyle, panelStyle } from "./style.ts";
import { endText, foundText, phaseText, prepareTexts, text } from "./texts.ts";

/** How long the result stays, ms. */
const resultStays = 4_000;

/** The one thing drawn into a page, and only while a chat is being saved there. */
export interface Panel {
  show(status: SweepStatus & { state: "running" }): void;
  /** Shows how it ended for a few seconds, then goes. */
  end(status: SweepStatus & { state: "done" | "failed" }): void;
  remove(): void;
}

/**
 * A small panel in a closed shadow root with the progress and a Cancel button. It takes no focus and says nothing of the
 * conversation but a number. Goes with the signal.
 */
export function openPanel(onCancel: () => void, signal: AbortSignal): Panel {
  prepareTexts();
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  applyStyle(root, panelStyle);
  const name = line("name", text("page_saving"));
  name.id = "name";
  // Said aloud now and then only: the phases and the end, not every number.
  const phase = line("line phase", "");
  phase.role = "status";
  const found = line("line", "");
  const { bar, fill } = progressBar();
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.textContent = text("page_cancel");
  cancel.addEventListener("click", onCancel);
  const panel = document.createElement("div");
  panel.className = "panel";
  panel.dir = text("ui_direction") === "rtl" ? "rtl" : "ltr";
  panel.role = "group";
  panel.setAttribute("aria-labelledby", "name");
  panel.append(name, phase, found, bar, cancel);
  root.append(panel);
  document.documentElement.append(host);
  const remove = () => host.remove();
  const ended = new AbortController();
  signal.addEventListener("abort", remove, { signal: ended.signal });

  return {
    show(status) {
      setText(phase, phaseText(status.phase));
      setText(found, foundText(status));
      setProgress(bar, fill, status.fraction);
    },
    end(status) {
      ended.abort();
      for (const gone of [found, bar, cancel]) gone.hidden = true;
      phase.classList.remove("phase");
      if (!extensionGone()) name.textContent = text("action_title");
      setText(phase, endText(status));
      setTimeout(remove, resultStays);
    },
    remove,
  };
}

function line(className: string, content: string): HTMLElement {
  const element = document.createElement("p");
  element.className = className;
  element.textContent = content;
  return element;
}

/** Of 100, which needs no saying. */
function progressBar(): { bar: HTMLElement; fill: HTMLElement } {
  const bar = document.createElement("div");
  bar.className = "bar busy";
  bar.role = "progressbar";
  bar.setAttribute("aria-labelledby", "name");
  const fill = document.createElement("div");
  fill.className = "fill";
  bar.append(fill);
  return { bar, fill };
}

/** Without a fraction the bar only says that something goes on. */
function setProgress(bar: HTMLElement, fill: HTMLElement, fraction: number | undefined): void {
  bar.classList.toggle("busy", fraction === undefined);
  if (fraction === undefined) {
    bar.removeAttribute("aria-valuenow");
    fill.style.removeProperty("transform");
  } else {
    bar.setAttribute("aria-valuenow", String(Math.round(fraction * 100)));
    fill.style.setProperty("transform", `scaleX(${fraction})`);
  }
}

function setText(element: HTMLElement, content: string): void {
  if (element.textContent !== content) element.textContent = content;
}
