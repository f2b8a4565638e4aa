import type { Capture, CaptureHealth } from "../conversation/capture.ts";
import type { Layout, PageEvidence } from "../sites/site.ts";
import { type Chat, refOf } from "./chat.ts";
import type { Entries } from "./entries.ts";
import type { Place } from "./places.ts";

/** A capture of these entries. `evidence` is about the whole order they were taken from. */
export function compose(
  chat: Chat,
  layout: Pick<Layout, "id">,
  { entries, fromStart, toEnd }: Entries,
  evidence: PageEvidence,
  health: CaptureHealth,
  trigger: Capture["trigger"],
): Capture {
  return {
    conversation: refOf(chat),
    layout: layout.id,
    capturedAt: new Date().toISOString(),
    trigger,
    entries,
    evidence: {
      // A part that begins further down proves nothing about the start.
      start: fromStart ? evidence.start : "unknown",
      end: toEnd && evidence.end,
      ...(evidence.stated === undefined ? {} : { stated: evidence.stated }),
    },
    health,
  };
}

/** What the drift gate wants to know of this look: of the turns now mounted and read, how many gave a message. */
export function healthOf(chat: Chat, places: readonly Place[], missing: string[]): CaptureHealth {
  let containers = 0;
  let read = 0;
  for (const { name, turn } of places) {
    const note = turn.mounted ? chat.book.get(name) : undefined;
    if (note) containers += 1;
    if (note && note.notes.length > 0) read += 1;
  }
  return { containers, read, missing };
}

/** Checks of the layout that fail on the page now. */
export function missingIn(layout: Layout): string[] {
  const failed = layout.health(document).filter((check) => !check.found);
  return failed.map((check) => check.name);
}
