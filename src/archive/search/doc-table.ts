import type { Facts } from "./facts.ts";
import { type DocTable, type Labels, namesInRecord, type StoredFacts, type StoredNames } from "./index-records.ts";

const noLabels: Labels = { site: "", host: "", models: [], tags: [] };

/** The table of a segment's conversations. */
export function docTable(docs: readonly (Facts & { id: string; title: string })[]): DocTable {
  const places = new Map<string, number>();
  const labels: Labels[] = [];
  const label = docs.map((doc) => {
    const key = JSON.stringify(doc.labels);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, labels.length);
    return labels.push(doc.labels) - 1;
  });
  return {
    ids: docs.map(({ id }) => id),
    titles: docs.map(({ title }) => title),
    updated: Uint32Array.from(docs, (doc) => doc.updated / 1000),
    flags: Uint8Array.from(docs, (doc) => doc.flags),
    label: labels.length <= 256 ? Uint8Array.from(label) : Uint32Array.from(label),
    labels,
  };
}

/** One conversation of the table. */
export function docAt(table: DocTable, place: number): Facts & { id: string; title: string } {
  return { id: table.ids[place] ?? "", title: table.titles[place] ?? "", ...factsAt(table, place) };
}

/** The same without its names. */
export function factsAt({ updated, flags, label, labels }: StoredFacts, place: number): Facts {
  return {
    updated: (updated[place] ?? 0) * 1000,
    flags: flags[place] ?? 0,
    labels: labels[label[place] ?? 0] ?? noLabels,
  };
}

/** The table without the names of the dead. */
export function withoutNames(table: DocTable, dead: readonly number[]): DocTable {
  const ids = [...table.ids];
  const titles = [...table.titles];
  for (const place of dead) {
    ids[place] = "";
    titles[place] = "";
  }
  return { ...table, ids, titles };
}

/** The table as it is stored. A title's line feeds are white space like any other. */
export function packedTable({ ids, titles, ...facts }: DocTable): { facts: StoredFacts; names: StoredNames[] } {
  const names = Array.from({ length: Math.ceil(ids.length / namesInRecord) }, (_, number) => {
    const [from, to] = [number * namesInRecord, (number + 1) * namesInRecord];
    const short = ids.slice(from, to).map((id, place) => withoutSite(id, factsAt(facts, from + place)));
    const named = titles.slice(from, to).map((title) => title.replaceAll("\n", " "));
    return { ids: short.join("\n"), titles: named.join("\n") };
  });
  return { facts, names };
}

/** The table again. */
export function unpackedTable(facts: StoredFacts, names: readonly StoredNames[]): DocTable {
  const ids = names.flatMap((record, number) => unpackedIds(facts, record, number));
  return { ...facts, ids, titles: names.flatMap((record) => record.titles.split("\n")) };
}

/** The ids in one record of names, which is number `number` of its segment. */
function unpackedIds(facts: StoredFacts, { ids }: StoredNames, number: number): string[] {
  return ids.split("\n").map((short, place) => withSite(short, factsAt(facts, number * namesInRecord + place)));
}

/** An id begins with its site, which is among the facts; `:` alone stands for that. One that does not is kept whole. */
function withoutSite(id: string, { labels }: Facts): string {
  return id.startsWith(`${labels.site}:`) ? id.slice(labels.site.length) : id;
}

/** The id again. */
export function withSite(short: string, { labels }: Facts): string {
  return short.startsWith(":") ? labels.site + short : short;
}

/** How many records the table of so many conversations has. */
export function recordsFor(docs: number): number {
  return Math.ceil(docs / namesInRecord) + 1;
}
