import type { ByteReader } from "./bytes.ts";
import { frontDecoded } from "./front-code.ts";
import { indexDamage } from "./index-damage.ts";
import type { DocTable, IndexState, SegmentState } from "./index-records.ts";
import { isWide } from "./leaf-writer.ts";
import { skipPostings } from "./postings.ts";

/** What was read, if it is whole; a check that fails over it says no as well. @throws index damage */
function whole<T>(value: T, what: string, isWhole: (value: T) => boolean): T {
  let answer = false;
  try {
    answer = isWhole(value);
  } catch {
    // Something else stands where a field should be.
  }
  if (!answer) throw indexDamage(what);
  return value;
}

/** The state, if it is one. @throws index damage */
export function wholeState(state: IndexState): IndexState {
  return whole(state, "state", ({ next, segments }) => Number.isSafeInteger(next) && segments.every(isSegment));
}

function isSegment({ id, docs, leaves, wide, dead }: SegmentState): boolean {
  const numbers = [id, docs, leaves, wide].every((number) => Number.isSafeInteger(number) && number >= 0);
  return numbers && wide <= leaves && dead instanceof Uint32Array && dead.every((place) => place < docs);
}

/** The table of a segment, if it is one. @throws index damage */
export function wholeTable(table: DocTable | undefined, { id, docs }: SegmentState): DocTable {
  const isWhole = ({ ids, titles, updated, flags, label, labels }: DocTable) =>
    [ids, titles, updated, flags, label].every(({ length }) => length === docs) &&
    [ids, titles].every(areTexts) &&
    updated instanceof Float64Array &&
    flags instanceof Uint8Array &&
    label instanceof Uint32Array &&
    label.every((place) => place < labels.length) &&
    labels.every(({ site, host, folder = "", ...more }) =>
      areTexts([site, host, folder, ...more.models, ...more.tags]),
    );
  return whole(table as DocTable, `table of segment ${id}`, isWhole);
}

function areTexts(texts: readonly unknown[]): boolean {
  return texts.every((text) => typeof text === "string");
}

/** The lists of terms of a segment, if they are all there. @throws index damage */
export function wholeTerms(records: readonly string[][], { id, leaves, wide }: SegmentState): string[] {
  const coded = whole(records.flat(), `terms of segment ${id}`, (lists) => lists.length === leaves && areTexts(lists));
  const isWhole = (lists: string[]) =>
    lists.every((list) => list.length > 2) &&
    (wide === 0 || !isWide(lists[wide - 1] ?? "")) &&
    (wide === leaves || isWide(lists[wide] ?? ""));
  return whole(coded.map(frontDecoded), `terms of segment ${id}`, isWhole);
}

/** The postings of a list of terms, if they are as many. @throws index damage */
export function wholePosts(bytes: Uint8Array | undefined, terms: string): Uint8Array {
  return whole(bytes as Uint8Array, "postings", (posts) => posts instanceof Uint8Array && areAsMany(posts, terms));
}

function areAsMany(bytes: Uint8Array, terms: string): boolean {
  const reader: ByteReader = { bytes, at: 0 };
  // A term ends at each line feed but the first.
  for (let end = terms.indexOf("\n", 1); end >= 0; end = terms.indexOf("\n", end + 1)) {
    if (reader.at >= bytes.length) return false;
    skipPostings(reader);
  }
  return reader.at === bytes.length;
}
