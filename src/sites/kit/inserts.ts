import type { Part } from "../../conversation/model.ts";
import type { RuleAnswer } from "../../markdown/convert.ts";

/** Parts of their own within a text that is being converted. */
export interface Inserts {
  /** Marks this place of the text as theirs. */
  put(...parts: Part[]): RuleAnswer;
  /** The converted text, cut at those places. */
  split(markdown: string): (string | Part)[];
}

/**
 * The marks are private-use characters around a number that no page can know, so nothing that a page says is taken for one.
 * They mean nothing in Markdown.
 */
export function createInserts(): Inserts {
  const secret = Math.random().toString(36).slice(2);
  const mark = new RegExp(`[ \\t>]*\uE0F1${secret}-(\\d+)\uE0F2[ \\t]*`);
  const all: Part[] = [];
  return {
    put(...parts) {
      const marks = parts.map((part) => `\uE0F1${secret}-${all.push(part) - 1}\uE0F2`);
      return { do: "block", markdown: marks.join("\n\n") };
    },
    split(markdown) {
      if (all.length === 0) return [markdown];
      return markdown.split(mark).flatMap((piece, place) => (place % 2 === 0 ? piece : (all[Number(piece)] ?? [])));
    },
  };
}
