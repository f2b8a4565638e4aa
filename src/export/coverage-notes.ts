import type { Conversation, Gap, GapReason } from "../conversation/model.ts";
import type { Say, TextKey } from "./texts.ts";

const reasons: Record<GapReason, TextKey> = {
  "older-not-loaded": "export_gap_older_not_loaded",
  "not-shown": "export_gap_not_shown",
  "not-joined": "export_gap_not_joined",
  cancelled: "export_gap_cancelled",
  stalled: "export_gap_stalled",
};

/** What stands where messages are missing. */
export function gapNote(gap: Gap, say: Say): string {
  const reason = say(reasons[gap.reason]);
  return gap.missing === undefined ? say("export_gap", reason) : say.count("export_gap_counted", gap.missing, reason);
}

/** What stands at the top when not everything is there; none for a complete conversation with all its images. */
export function coverageNotes({ coverage }: Conversation, say: Say): string[] {
  const { state, held, total, unreadImages } = coverage;
  const notes: string[] = [];
  if (state === "partial" && total !== undefined) notes.push(say("export_partial_of", String(held), String(total)));
  else if (state === "partial") notes.push(say.count("export_partial", held));
  if (state === "unknown") notes.push(say.count("export_unknown", held));
  if (unreadImages > 0) notes.push(say.count("export_unread_images", unreadImages));
  return notes;
}
