import { cut } from "./clean-text.ts";
import type { Citation, Part } from "./model.ts";
import { longestAlt } from "./part-schema.ts";

/** Longest names and labels, as our own files carry them (`part-schema.ts`), in UTF-16 code units. */
const longest: { readonly [kind in Part["kind"]]?: Readonly<Record<string, number>> } = {
  reasoning: { label: 500 },
  image: { alt: longestAlt, problem: 500 },
  file: { name: 500, description: 500, problem: 500 },
  tool: { name: 500 },
  artifact: { title: 1_000, language: 100 },
  unreadable: { what: 1_000, reason: 1_000 },
};
const mostCitations = 10_000;

/**
 * A part of an export with names that are no longer than an archive file carries them, so that it comes back from one as it is.
 * Texts are never cut; sources too many for one part are several.
 */
export function fitted(part: Part): Part[] {
  if (part.kind === "citations") return fittedCitations(part.items);
  const limits = longest[part.kind];
  if (!limits) return [part];
  const fields: Readonly<Record<string, unknown>> = { ...part };
  const long = Object.entries(limits).filter(([key, most]) => lengthOf(fields[key]) > most);
  if (long.length === 0) return [part];
  return [{ ...part, ...Object.fromEntries(long.map(([key, most]) => [key, cut(String(fields[key]), most)])) }];
}

const lengthOf = (value: unknown) => (typeof value === "string" ? value.length : 0);

function fittedCitations(items: readonly Citation[]): Part[] {
  const fit = items.map((item) => (item.title.length > 2_000 ? { ...item, title: cut(item.title, 2_000) } : item));
  if (fit.length <= mostCitations) return [{ kind: "citations", items: fit }];
  return [{ kind: "citations", items: fit.slice(0, mostCitations) }, ...fittedCitations(fit.slice(mostCitations))];
}
