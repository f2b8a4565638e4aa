import type { Capture, CapturedMessage } from "../capture.ts";
import { textOf } from "./view.ts";

/** Merges as other tools do them. The laws must tell each of them from ours, or they prove nothing. */
export type NaiveMerge = (captures: readonly Capture[]) => string[];

/** The last look replaces what was held. */
export const overwrite: NaiveMerge = (captures) => textsIn(captures.at(-1));

/** Looks are strung together and equal texts are taken for the same message. */
export const dedupeByText: NaiveMerge = (captures) => [...new Set(captures.flatMap(textsIn))];

/** The same, comparing only how messages begin. */
export const dedupeByBeginning: NaiveMerge = (captures) => {
  const byBeginning = new Map<string, string>();
  for (const text of captures.flatMap(textsIn)) {
    const key = text.slice(0, 100);
    if (!byBeginning.has(key)) byBeginning.set(key, text);
  }
  return [...byBeginning.values()];
};

/** The longest look wins. */
export const keepLongest: NaiveMerge = (captures) =>
  captures.map(textsIn).reduce((best, texts) => (texts.length > best.length ? texts : best), []);

export const naiveMerges = { overwrite, dedupeByText, dedupeByBeginning, keepLongest };

function textsIn(capture: Capture | undefined): string[] {
  return (capture?.entries ?? [])
    .filter((entry): entry is CapturedMessage => entry.kind === "message")
    .map(({ parts }) => textOf(parts));
}
