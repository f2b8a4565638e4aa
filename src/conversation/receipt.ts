import { canonical } from "./canonical.ts";
import type { Capture, CaptureReceipt } from "./capture.ts";
import type { Held, Merged } from "./merge.ts";
import type { Conversation, Coverage } from "./model.ts";

/** The answer to a stored capture. `unchanged`: it brought no message, no text and no knowledge of completeness that was not held. */
export function receiptOf(before: Held | undefined, merged: Merged, capture: Capture): CaptureReceipt {
  const { row } = merged;
  const resend = missingContents(merged, capture);
  const news = !before || merged.contents.size > 0 || canonical(lasting(before.row)) !== canonical(lasting(row));
  return {
    conversation: row.id,
    outcome: news ? "stored" : "unchanged",
    messageCount: row.messageCount,
    coverage: row.coverage,
    ...(resend.length > 0 ? { resend } : {}),
  };
}

/** The answer to a look at a conversation that is not held and of which the look shows no message: there is nothing to keep. */
export function emptyReceipt({ conversation }: Capture): CaptureReceipt {
  const coverage: Coverage = { state: "unknown", held: 0, gaps: [], unreadImages: 0 };
  return { conversation: conversation.id, outcome: "unchanged", messageCount: 0, coverage };
}

/** A row without the times that every look moves. */
function lasting({ lastCaptured: _, updated: __, ...row }: Conversation): unknown {
  return row;
}

/** Messages that the page session believes to have sent and the archive does not hold (it was erased in between). */
function missingContents({ outline }: Merged, { entries }: Capture): string[] {
  const missing = new Set(entries.flatMap((entry) => (entry.kind === "seen" ? [entry.id] : [])));
  // What a page believes to have sent lately is mostly among the last.
  for (let at = outline.slots.length - 1; at >= 0 && missing.size > 0; at--) {
    const { ids = [], text } = outline.slots[at] ?? {};
    if (text) for (const id of ids) missing.delete(id);
  }
  return [...missing];
}
