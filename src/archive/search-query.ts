/** One condition of a search: a text must contain it. */
export type Needle = (text: string) => boolean;

/**
 * The conditions of a query: every word, and every "exact phrase" in quotes, must occur somewhere. Letter case and the
 * kind of white space do not matter; any script works, since parts of words count. An open quote runs to the end.
 */
export function needlesOf(query: string): Needle[] {
  const needles: Needle[] = [];
  for (const [, phrase, word] of query.matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const text = folded((phrase ?? word ?? "").trim());
    if (text !== "") needles.push(needleOf(text));
  }
  return needles;
}

function needleOf(text: string): Needle {
  if (!/\s/.test(text)) return (other) => other.includes(text);
  const pattern = new RegExp(text.split(/\s+/).map(escaped).join("\\s+"), "u");
  return (other) => pattern.test(other);
}

/** A text as it is compared: lower case (one sigma, wherever it stands in a word), and accents in one piece with their letters. */
export function folded(text: string): string {
  const low = text.toLowerCase();
  const lower = low.includes("ς") ? low.replaceAll("ς", "σ") : low;
  return /[\u0300-\u036f]/.test(lower) ? lower.normalize("NFC") : lower;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
