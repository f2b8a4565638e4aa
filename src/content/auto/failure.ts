import { CodedError, type ErrorCode } from "../../messages/errors.ts";
import type { Auto } from "./state.ts";

/** Wait after a failure that may pass (no space, archive locked), ms. */
const afterFailure = 30_000;

/** Failures that time or the user may heal; after others this conversation is left alone until the page is loaded again. */
const passing: readonly ErrorCode[] = ["no-space", "archive-closed", "archive-blocked", "unknown"];

/** Waits before a page that the drift gate refused is looked at anew, ms: it may have been caught half drawn. */
const afterRefusal = [3_000, 9_000];

/** Takes down that something could not be stored, and says so. */
export function failed(auto: Auto, error: unknown): void {
  if (auto.signal.aborted) return;
  const code = error instanceof CodedError ? error.code : "unknown";
  const lookAnew = code === "site-changed" ? afterRefusal[auto.refusals++] : undefined;
  if (lookAnew) {
    auto.outgoing.clear();
    auto.observer.distrustList();
    auto.pacer.poke(lookAnew);
    return;
  }
  if (!(error instanceof CodedError)) console.error(error);
  auto.report({ state: "problem", problem: code });
  auto.unsent = true;
  if (passing.includes(code)) auto.pacer.poke(afterFailure);
  else {
    auto.halted = true;
    auto.outgoing.clear();
  }
}
