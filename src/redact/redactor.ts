import { type Find, finderOf } from "./find.ts";
import type { PrivateKind } from "./kinds.ts";
import { createLedger, type Entry, keyOf } from "./ledger.ts";

/** What to hide. */
export interface RedactChoice {
  kinds: readonly PrivateKind[];
  /** The user's own words and patterns, see shapes/own.ts. */
  words: readonly string[];
  /** Values, as the review shows them, that are to stay as they are. */
  keep: readonly string[];
}

/** Takes private things out of texts, the same way each time. */
export interface Redactor {
  /** The text with placeholders. Notes what was found. */
  text(text: string, conversation?: string): string;
  entries(): readonly Entry[];
}

/** Nothing shorter can hold anything of these kinds but a user's own word. */
const shortest = 6;

export function createRedactor({ kinds, words, keep }: RedactChoice): Redactor {
  const find: Find = finderOf(kinds, words);
  const ledger = createLedger();
  const kept = new Set(keep);
  const isQuick = !kinds.includes("own") || words.length === 0;
  return {
    entries: () => ledger.entries(),
    text(text, conversation) {
      if (isQuick && text.length < shortest) return text;
      let out = "";
      let from = 0;
      for (const finding of find(text)) {
        const instead = ledger.note(finding, text, conversation);
        if (kept.has(keyOf(finding))) continue;
        out += text.slice(from, finding.start) + instead;
        from = finding.end;
      }
      return from === 0 ? text : out + text.slice(from);
    },
  };
}
