import { canonical } from "./canonical.ts";
import { joinPart, partKey } from "./join-part.ts";
import type { Citation, Part } from "./model.ts";
import { plainSubstance } from "./substance.ts";

/**
 * Everything of `parts` that must outlive the look it was seen in: reasoning, tool calls, images, files, citations
 * and the JSON of what an import did not understand, each once, joined with its other sightings. Order is by kind and name, never by arrival.
 */
export function keepsakes(parts: readonly Part[]): Part[] {
  const byKey = new Map<string, Part>();
  const citations = new Map<string, Citation>();
  for (const part of parts) {
    if (part.kind === "citations") addCitations(citations, part.items);
    else {
      const key = partKey(part);
      const held = key === undefined ? undefined : byKey.get(key);
      if (key !== undefined) byKey.set(key, held ? joinPart(held, part) : part);
    }
  }
  const joined = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  const kept = withoutBeginnings(joined);
  if (citations.size > 0) kept.push({ kind: "citations", items: [...citations.values()].sort(byLabel) });
  return kept;
}

/** Those of `all` that none of `shown` says just as well. */
export function notShown(all: readonly Part[], shown: readonly Part[]): Part[] {
  const exact = new Set(shown.map((part) => canonical(part)));
  const items = new Set(shown.flatMap((part) => (part.kind === "citations" ? part.items : [])).map(citationKey));
  return all.flatMap((part): Part[] => {
    if (part.kind !== "citations") return exact.has(canonical(part)) ? [] : [part];
    const missing = part.items.filter((item) => !items.has(citationKey(item)));
    return missing.length > 0 ? [{ kind: "citations", items: missing }] : [];
  });
}

function withoutBeginnings(parts: Part[]): Part[] {
  const thoughts = parts.flatMap((part) => (part.kind === "reasoning" ? [plainSubstance(part.text)] : []));
  return parts.filter((part) => {
    if (part.kind !== "reasoning") return true;
    const text = plainSubstance(part.text);
    return !thoughts.some((other) => other.length > text.length && other.startsWith(text));
  });
}

function addCitations(into: Map<string, Citation>, items: readonly Citation[]): void {
  for (const item of items) into.set(citationKey(item), item);
}

function citationKey({ label, title, url }: Citation): string {
  return canonical([label, title, url]);
}

function byLabel(a: Citation, b: Citation): number {
  return citationKey(a) < citationKey(b) ? -1 : 1;
}
