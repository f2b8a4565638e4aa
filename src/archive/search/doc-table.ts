import type { Facts } from "./facts.ts";
import type { DocTable, Labels } from "./index-records.ts";

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
    updated: Float64Array.from(docs, (doc) => doc.updated),
    flags: Uint8Array.from(docs, (doc) => doc.flags),
    label: Uint32Array.from(label),
    labels,
  };
}

/** One conversation of the table. */
export function docAt(table: DocTable, place: number): Facts & { id: string; title: string } {
  return {
    id: table.ids[place] ?? "",
    title: table.titles[place] ?? "",
    updated: table.updated[place] ?? 0,
    flags: table.flags[place] ?? 0,
    labels: table.labels[table.label[place] ?? 0] ?? noLabels,
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
