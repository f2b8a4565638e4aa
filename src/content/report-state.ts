import type { CaptureReceipt } from "../conversation/capture.ts";
import { ask } from "../messages/ask.ts";
import type { PageState } from "../messages/contract.ts";
import { CodedError, type ErrorCode } from "../messages/errors.ts";
import { retrying } from "../messages/retrying.ts";

export type Reported = { state: PageState["state"]; problem?: ErrorCode };

/** What a receipt means for the badge. */
export function stateOf({ coverage }: CaptureReceipt): Reported {
  return { state: coverage.state === "partial" ? "partial" : "saved" };
}

/** Tells the background what the toolbar badge should say of this tab, each time it changes. */
export function createStateReport(signal: AbortSignal): (conversation: string | null, reported: Reported) => void {
  let last = "";
  return (conversation, reported) => {
    const state: PageState = { conversation, ...reported };
    const text = JSON.stringify(state);
    if (text === last) return;
    last = text;
    retrying(() => ask("page.state", state), { signal }).catch((error: unknown) => {
      // A badge that is not drawn loses nothing; where the extension is gone, whatever saves finds out by itself.
      if (!signal.aborted && !(error instanceof CodedError)) throw error;
    });
  };
}
