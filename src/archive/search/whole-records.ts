import type { ByteReader } from "./bytes.ts";
import { unpackedTable } from "./doc-table.ts";
import { frontDecoded } from "./front-code.ts";
import { indexDamage } from "./index-damage.ts";
import {
  type DocTable,
  format,
  type IndexState,
  type SegmentState,
  type StoredFacts,
  type StoredNames,
} from "./index-records.ts";
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

/** The state, if it is one, and of an index that is written as this version does. @throws index damage */
export function wholeState(state: IndexState): IndexState {
  whole(state, "another format", (read) => read.format === format);
  return whole(state, "state", ({ next, segments }) => Number.isSafeInteger(next) && segments.every(isSegment));
}

function isSegment({ id, docs, leaves, wide, starts, dead }: SegmentState): boolean {
  const numbers = [id, docs, leaves, wide].every((number) => Number.isSafeInteger(number) && number >= 0);
  const isListed = starts === "" ? leaves === 0 : starts.split("\n").length === leaves;
  return numbers && isListed && wide <= leaves && dead instanceof Uint32Array && dead.every((place) => place < docs);
}

/** A record of `indexDocs` as it was read: it may be anything. */
type Read = StoredFacts | StoredNames | undefined;

/** The table of a segment, if these records are one. @throws index damage */
export function wholeTable(facts: Read, names: readonly Read[], segment: SegmentState): DocTable {
  const table = unpackedTable(wholeFacts(facts, segment), names.map(wholeNames));
  const isWhole = ({ ids, titles }: DocTable) => ids.length === segment.docs && titles.length === segment.docs;
  return whole(table, `table of segment ${segment.id}`, isWhole);
}

/** The facts of a segment's table, if they are some. @throws index damage */
export function wholeFacts(facts: Read, segment: SegmentState): StoredFacts {
  const isWhole = ({ label, labels }: StoredFacts) => greatest(label) < labels.length;
  return whole(likeFacts(facts, segment), `facts of segment ${segment.id}`, isWhole);
}

/** The same without a look at each of many: what stands before the first answer. @throws index damage */
export function likeFacts(facts: Read, { id, docs }: SegmentState): StoredFacts {
  const isWhole = ({ updated, flags, label, labels }: StoredFacts) =>
    updated instanceof Uint32Array &&
    flags instanceof Uint8Array &&
    (label instanceof Uint8Array || label instanceof Uint32Array) &&
    [updated, flags, label].every(({ length }) => length === docs) &&
    labels.every(({ site, host, folder = "", ...more }) =>
      areTexts([site, host, folder, ...more.models, ...more.tags]),
    );
  return whole(facts as StoredFacts, `facts of segment ${id}`, isWhole);
}

/** Names in a segment's table, if they are some. @throws index damage */
export function wholeNames(names: Read): StoredNames {
  return whole(names as StoredNames, "names", ({ ids, titles }) => areTexts([ids, titles]));
}

function greatest(numbers: StoredFacts["label"]): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) most = Math.max(most, numbers[at] ?? 0);
  return most;
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
