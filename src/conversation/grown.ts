import type { Substance } from "./substance.ts";

/** Fewer characters than these in the order of another text prove nothing. */
const telling = 40;

/**
 * True when `early` is a beginning of `late` or equal to it: its text is a prefix, its artifacts appear in order, each
 * with a prefix of its content, and its images and files are all there. Of a reading that lacked lines of its code the
 * words need only be there in their order. A partial order.
 */
export function isGrownInto(early: Substance, late: Substance): boolean {
  const within = early.lacksLines ? isPieceOf : isBeginningOf;
  if (!within(early.text, late.text)) return false;
  if (!early.attachments.every((key) => late.attachments.includes(key))) return false;
  let next = 0;
  for (const artifact of early.artifacts) {
    while (next < late.artifacts.length && !artifactGrownInto(artifact, late.artifacts[next], within)) next++;
    if (next++ >= late.artifacts.length) return false;
  }
  return true;
}

function artifactGrownInto(
  early: Substance["artifacts"][number],
  late: Substance["artifacts"][number] | undefined,
  within: (early: string, late: string) => boolean,
): boolean {
  return !!late && (early.title === "" || early.title === late.title) && within(early.content, late.content);
}

function isBeginningOf(early: string, late: string): boolean {
  return late.startsWith(early);
}

/** All words in their order, others in between. A code fence is as long as the code around it needs. */
function isPieceOf(early: string, late: string): boolean {
  if (isBeginningOf(early, late)) return true;
  if (early.length < telling || early.length > late.length) return false;
  const words = wordsOf(early);
  let found = 0;
  for (const word of wordsOf(late)) if (word === words[found]) found++;
  return found === words.length;
}

function wordsOf(text: string): string[] {
  return text.replace(/(^| )(?:`{3,}|~{3,})/g, "$1```").split(" ");
}
