import { isGrownInto } from "./grown.ts";
import { isSaidBy } from "./join-origins.ts";
import { looseOf } from "./loose.ts";
import type { Body, StoredMessage } from "./stored.ts";
import { type Substance, sizeOf, substanceOf } from "./substance.ts";

/** While an answer is written its last characters are unstable: half a code fence or half an emphasis reads differently when whole. */
const unstableEnd = 24;

/**
 * True when two looks at one place of a conversation show the same message: equal, or one grown into the other. Only for
 * messages without ids; two finished texts of which neither is a beginning of the other are two messages.
 */
export function isSameText(a: StoredMessage, b: StoredMessage): boolean {
  return a.bodies.some((one) =>
    b.bodies.some((other) => {
      if (one.hash === other.hash) return true;
      if (one.from !== other.from) return one.from ? saysTheSame(other, one) : saysTheSame(one, other);
      const [early, late] = [substanceOf(one.parts), substanceOf(other.parts)];
      if (isGrownInto(early, late) || isGrownInto(late, early)) return true;
      if (one.finished && other.finished) return false;
      return (!one.finished && beginsLike(early, late)) || (!other.finished && beginsLike(late, early));
    }),
  );
}

/** Fewer characters than these at the beginning of another finished text prove nothing. */
const telling = 24;

/** A page's text and an export's: equal words, or those of one are a beginning of the other's. */
function saysTheSame(page: Body, exported: Body): boolean {
  const [shown, written] = [looseOf(page), looseOf(exported)];
  if (shown === written) return true;
  if (!page.finished) return isBeginning(shown, written);
  if (shown.length >= telling && isSaidBy(page, exported)) return true;
  return written.length >= telling && shown.startsWith(written);
}

function isBeginning(early: string, late: string): boolean {
  const same = commonStart(early, late);
  return same >= early.length - unstableEnd && same * 2 >= early.length;
}

/** True when all of `early` but its unstable end begins `late`. */
function beginsLike(early: Substance, late: Substance): boolean {
  if (sizeOf(early) > sizeOf(late)) return false;
  return isBeginning(early.text, late.text);
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}
