import type { Layout } from "../../sites/site.ts";
import type { Chat } from "../chat.ts";
import type { Place } from "../places.ts";
import { isUnfinished } from "../read-turn.ts";

/** How often a growing answer is read, ms. */
const growingPace = 4_000;
/** How often the page is asked whether an answer is still being written, ms: that means a search of the whole page. */
const streamingPace = 2_000;
/** First wait before a turn that is not settled is read again though nothing moved, ms; doubled each time, up to five times. */
const unsettledPace = 1_500;

export interface DueTurns {
  /**
   * Of `changed` and those left unfinished before, the turns to be read now. Answers that are being written wait for
   * their end and are read only now and then meanwhile.
   */
  among(layout: Layout, changed: readonly Place[]): Place[];
  /** Some turn will have to be read again even if nothing changes any more. */
  more(): boolean;
  /** Everything unfinished is due at the next question. */
  hurry(): void;
}

/** Decides which turns are read when. One for each chat; cost goes with what changed, not with the number of turns. */
export function createDueTurns(chat: Chat): DueTurns {
  const watched = new Map<string, Place>();
  let streaming = false;
  let askedAt = 0;
  let hurried = false;

  /** True when an answer was being written at the last question and is not any more. While it grows there is no need to ask. */
  const hasEnded = (layout: Layout, changed: readonly Place[]): boolean => {
    const grows = changed.some(({ name }) => watched.has(name));
    if (streaming && (grows || performance.now() - askedAt < streamingPace)) return false;
    const before = streaming;
    streaming = watched.size > 0 && layout.streaming(document);
    askedAt = performance.now();
    return before && !streaming;
  };
  const isDue = (place: Place): boolean => {
    const note = chat.book.get(place.name);
    if (!note || !isUnfinished(chat, place.name)) return true;
    const pace = streaming ? growingPace : unsettledPace * 2 ** Math.min(note.tries, 5);
    return performance.now() - note.readAt >= pace;
  };

  return {
    among(layout, changed) {
      for (const [name] of watched) if (!isUnfinished(chat, name)) watched.delete(name);
      const atOnce = hasEnded(layout, changed) || hurried;
      hurried = false;
      for (const place of changed) if (place.turn.mounted) watched.set(place.name, place);
      return [...watched.values()].filter((place) => atOnce || isDue(place));
    },
    more: () => [...watched.keys()].some((name) => isUnfinished(chat, name)),
    hurry() {
      hurried = true;
    },
  };
}
