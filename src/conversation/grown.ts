import type { Substance } from "./substance.ts";

/**
 * True when `early` is a beginning of `late` or equal to it: its text is a prefix, its artifacts appear in order, each
 * with a prefix of its content, and its images and files are all there. A partial order.
 */
export function isGrownInto(early: Substance, late: Substance): boolean {
  if (!late.text.startsWith(early.text)) return false;
  if (!early.attachments.every((key) => late.attachments.includes(key))) return false;
  let next = 0;
  for (const artifact of early.artifacts) {
    while (next < late.artifacts.length && !artifactGrownInto(artifact, late.artifacts[next])) next++;
    if (next++ >= late.artifacts.length) return false;
  }
  return true;
}

function artifactGrownInto(early: Substance["artifacts"][number], late: Substance["artifacts"][number] | undefined) {
  return !!late && (early.title === "" || early.title === late.title) && late.content.startsWith(early.content);
}
