import { isGrownInto } from "./grown.ts";
import type { StoredMessage } from "./stored.ts";
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
      const [early, late] = [substanceOf(one.parts), substanceOf(other.parts)];
      if (isGrownInto(early, late) || isGrownInto(late, early)) return true;
      if (one.finished && other.finished) return false;
      return one.finished ? beginsLike(late, early) : beginsLike(early, late);
    }),
  );
}

/** True when all of `early` but its unstable end begins `late`. */
function beginsLike(early: Substance, late: Substance): boolean {
  if (sizeOf(early) > sizeOf(late)) return false;
  const same = commonStart(early.text, late.text);
  return same >= early.text.length - unstableEnd && same * 2 >= early.text.length;
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}
