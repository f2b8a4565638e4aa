import { browser } from "../../browser.ts";
import type { SweepPhase, SweepStatus } from "../../messages/contract.ts";
import { extensionGone } from "../takeover.ts";

/** The sentence to show when the extension is gone, when texts can no longer be asked for. */
let reloadText = "";

export function text(key: string, ...subs: string[]): string {
  return browser.i18n.getMessage(key, subs);
}

/** Must be called while the extension is there. */
export function prepareTexts(): void {
  reloadText = text("error_reload_page");
}

export function phaseText(phase: SweepPhase): string {
  return text(`page_phase_${phase.replaceAll("-", "_")}`);
}

/** "57 messages found", or "57 of 212 messages". */
export function foundText({ found, stated }: SweepStatus & { state: "running" }): string {
  return stated !== undefined && stated >= found
    ? counted("page_found_of", stated, found)
    : counted("page_found", found);
}

/** One sentence on how the save ended. */
export function endText(end: SweepStatus & { state: "done" | "failed" }): string {
  if (extensionGone()) return reloadText;
  if (end.state === "failed") return text(`error_${end.error.replaceAll("-", "_")}`);
  const { coverage, messageCount } = end.receipt;
  if (end.cancelled) return counted("page_cancelled", messageCount);
  return counted(`page_saved_${coverage.state}`, coverage.held);
}

/** A text whose form goes with a number, as other languages need: `key`, `key_one`, `key_few` … */
export function counted(key: string, count: number, ...others: number[]): string {
  const locale = text("ui_locale") || "en";
  const subs = [count, ...others].map((number) => new Intl.NumberFormat(locale).format(number));
  return text(`${key}_${new Intl.PluralRules(locale).select(count)}`, ...subs) || text(key, ...subs);
}
