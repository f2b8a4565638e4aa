import { element } from "./element.ts";
import { later } from "./later.ts";
import type { ViewOptions } from "./options.ts";

/** TeX longer than this stays source: drawing it would take too long. */
const LONGEST = 10_000;

/**
 * A formula: its source, until it comes into view and KaTeX draws it. Stays source where KaTeX cannot read it. Nothing in
 * the TeX can make links, load anything or set attributes (`trust: false`).
 */
export function formula(tex: string, display: boolean, { say, formulas = "html" }: ViewOptions): HTMLElement {
  const holder = element("span", { class: display ? "formula display" : "formula", dir: "ltr" }, tex);
  if (display) nameScrolling(holder, say("viewer_formula"));
  if (tex.length > LONGEST) return holder;
  return later(holder, async () => {
    const { default: katex } = await import("katex");
    const drawn = element("span");
    try {
      katex.render(tex, drawn, {
        displayMode: display,
        output: formulas === "mathml" ? "mathml" : "htmlAndMathml",
        throwOnError: true,
        errorColor: "currentColor",
        strict: "ignore",
        trust: false,
        maxSize: 40,
        maxExpand: 500,
      });
      holder.replaceChildren(...drawn.childNodes);
      holder.classList.add("drawn");
    } catch {
      holder.classList.add("broken");
    }
  });
}

/** What can be wider than the page is reached by keyboard. */
function nameScrolling(holder: HTMLElement, label: string): void {
  holder.tabIndex = 0;
  holder.setAttribute("role", "group");
  holder.setAttribute("aria-label", label);
}
