import { type Finding, type PrivateKind, privateKinds, type Span } from "./kinds.ts";
import { legible } from "./legible.ts";
import { findCards } from "./shapes/card.ts";
import { findEmails } from "./shapes/email.ts";
import { findIbans } from "./shapes/iban.ts";
import { findAddresses } from "./shapes/ip.ts";
import { findKeys } from "./shapes/key.ts";
import { ownFinder } from "./shapes/own.ts";
import { findPhones } from "./shapes/phone.ts";

/** Finds what is private in a text: findings in order, none overlapping another. */
export type Find = (text: string) => Finding[];

const finders: Readonly<Record<Exclude<PrivateKind, "own">, Find>> = {
  key: findKeys,
  iban: findIbans,
  card: findCards,
  email: findEmails,
  ip: findAddresses,
  phone: findPhones,
};

/**
 * A finder for these kinds. The text is looked at as a person reads it, so that escapes hide nothing, and as it is written.
 * @param words the user's own words and patterns, see shapes/own.ts
 */
export function finderOf(kinds: readonly PrivateKind[], words: readonly string[]): Find {
  const own = ownFinder(words);
  const used = privateKinds.filter((kind) => kinds.includes(kind));
  const all = (text: string) => used.flatMap((kind) => (kind === "own" ? own(text) : finders[kind](text)));
  return (text) => {
    const read = legible(text);
    const found = all(read.text).map((finding) => ({ ...finding, ...read.written(finding) }));
    if (read.text === text) return apart(found);
    const further = all(text).filter((finding) => !found.some((one) => overlap(one, finding)));
    return apart([...found, ...further]);
  };
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** What overlaps becomes one, called by the most telling kind. */
function apart(findings: readonly Finding[]): Finding[] {
  const order = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Finding[] = [];
  for (const finding of order) {
    const last = found.at(-1);
    if (!last || finding.start >= last.end) {
      found.push(finding);
      continue;
    }
    const stronger = privateKinds.indexOf(finding.kind) < privateKinds.indexOf(last.kind) ? finding : last;
    found[found.length - 1] = { ...stronger, start: last.start, end: Math.max(last.end, finding.end) };
  }
  return found;
}
