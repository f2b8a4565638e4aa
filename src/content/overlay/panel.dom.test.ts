import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaptureReceipt } from "../../conversation/capture.ts";
import type { SweepStatus } from "../../messages/contract.ts";
import { createFakeBackground } from "../testing/fake-background.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../../browser.ts", () => fake);

const { openPanel } = await import("./panel.ts");

const running: SweepStatus & { state: "running" } = { state: "running", phase: "collecting", found: 57 };
const coverage = { state: "partial" as const, held: 57, gaps: [], unreadImages: 0 };
const receipt: CaptureReceipt = { conversation: "x:1", outcome: "stored", messageCount: 57, coverage };
const done = { state: "done" as const, receipt, cancelled: false, at: "" };

let outer: AbortController;
let root: ShadowRoot;
const cancel = vi.fn();

beforeEach(() => {
  Object.assign(fake.browser, createFakeBackground().browser);
  outer = new AbortController();
  cancel.mockReset();
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe("closed");
    // Open for the test only, to look inside.
    root = attach.call(this, { ...init, mode: "open" });
    return root;
  });
});
afterEach(() => {
  outer.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const open = () => openPanel(cancel, outer.signal);
const query = (selector: string) => root.querySelector<HTMLElement>(selector);

describe("the panel in the page", () => {
  it("shows phase and number, with or without a total", () => {
    const panel = open();
    panel.show(running);
    expect(root.textContent).toContain("57 messages found");
    expect(query('[role="progressbar"]')?.hasAttribute("aria-valuenow")).toBe(false);
    panel.show({ ...running, found: 1, stated: 212, fraction: 0.5 });
    expect(root.textContent).toContain("1 of 212 messages");
    expect(query('[role="progressbar"]')?.getAttribute("aria-valuenow")).toBe("50");
    panel.show({ ...running, found: 1 });
    expect(root.textContent).toContain("1 message found");
  });

  it("takes no focus, and can be cancelled by keyboard", () => {
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    open().show(running);
    expect(document.activeElement).toBe(field);
    query("button")?.focus();
    expect(root.activeElement?.textContent).toBe("Cancel");
    query("button")?.click();
    expect(cancel).toHaveBeenCalledOnce();
    field.remove();
  });

  it("says how it ended and goes after a few seconds, even if the script ends meanwhile", () => {
    vi.useFakeTimers();
    const panel = open();
    panel.show(running);
    panel.end(done);
    outer.abort();
    expect(query('[role="status"]')?.textContent).toBe("Saved: 57 messages, partial. The popup says what is missing.");
    expect(query("button")?.hidden).toBe(true);
    expect(root.host.isConnected).toBe(true);
    vi.advanceTimersByTime(4_001);
    expect(root.host.isConnected).toBe(false);
  });

  it.each([
    [{ ...done, cancelled: true }, "Stopped. 57 messages of this chat are in your archive."],
    [{ state: "failed" as const, error: "hidden-tab" as const, kept: 3, at: "" }, "The tab was out of sight"],
  ])("has a sentence for %o", (end, sentence) => {
    const panel = open();
    panel.end(end);
    expect(query('[role="status"]')?.textContent).toContain(sentence);
  });

  it("asks for a reload when the extension has gone, though texts can no longer be had", () => {
    const panel = open();
    const gone = fake.browser as { runtime: { id?: string }; i18n: { getMessage(): string } };
    delete gone.runtime.id;
    gone.i18n.getMessage = () => {
      throw new Error("Extension context invalidated.");
    };
    panel.end({ state: "failed", error: "reload-page", kept: 0, at: "" });
    expect(query('[role="status"]')?.textContent).toContain("Reload the page");
  });

  it("goes with the script's signal", () => {
    open().show(running);
    outer.abort();
    expect(root.host.isConnected).toBe(false);
  });

  it.each(["light", "dark"])("has no accessibility fault (%s)", async (scheme) => {
    open().show({ ...running, fraction: 0.3 });
    const sheet = root.adoptedStyleSheets[0];
    const dark = [...(sheet?.cssRules ?? [])].find((rule) => rule.cssText.includes("prefers-color-scheme: dark"));
    if (scheme === "dark" && dark instanceof CSSMediaRule) dark.media.mediaText = "all";
    const { violations } = await axe.run(root.host, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
});
