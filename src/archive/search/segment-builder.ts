import { rowTexts, textsOf, titlesOf } from "../message-texts.ts";
import { folded } from "../search-query.ts";
import { docTable } from "./doc-table.ts";
import { type Facts, factsOf, messagesOf, type Records } from "./facts.ts";
import { howOften } from "./how-often.ts";
import type { DocTable } from "./index-records.ts";
import { isWide, type Leaf, leafWriter } from "./leaf-writer.ts";
import { placeOf, posting } from "./postings.ts";
import { eachTerm, inTitle } from "./terms.ts";

/** Conversations that are being made into a segment. */
export interface SegmentBuilder {
  docs: Doc[];
  terms: Map<string, Entry>;
  /** Length of all texts so far, in UTF-16 code units. */
  text: number;
}

export interface Doc extends Facts {
  id: string;
  title: string;
}

/** Where a term occurs: postings (see postings.ts), and how often in the last of them. */
interface Entry {
  postings: number[];
  count: number;
}

export interface BuiltSegment {
  table: DocTable;
  leaves: Leaf[];
}

export function segmentBuilder(): SegmentBuilder {
  return { docs: [], terms: new Map(), text: 0 };
}

/** Takes a conversation in; yields after every text, so that the caller can rest. */
export function* addConversation(builder: SegmentBuilder, records: Records): Generator<void> {
  const place = builder.docs.length;
  const { row } = records;
  builder.docs.push({ id: row.id, title: titlesOf(row).map(folded).join("\0"), ...factsOf(records) });
  for (const title of titlesOf(row)) addText(builder, place, folded(title), inTitle);
  for (const text of rowTexts(row)) addText(builder, place, folded(text));
  for (const message of messagesOf(records.chunks)) {
    for (const text of textsOf(message)) {
      addText(builder, place, folded(text));
      yield;
    }
  }
}

function addText(builder: SegmentBuilder, place: number, text: string, mark = ""): void {
  const { terms } = builder;
  builder.text += text.length;
  eachTerm(text, (plain) => {
    const term = plain + mark;
    const entry = terms.get(term);
    if (!entry) terms.set(term, { postings: [posting(place, 0)], count: 1 });
    else count(entry, place);
  });
}

function count(entry: Entry, place: number): void {
  const { postings } = entry;
  const last = postings.length - 1;
  if (placeOf(postings[last] ?? 0) !== place) {
    postings.push(posting(place, 0));
    entry.count = 1;
  } else postings[last] = posting(place, howOften(++entry.count));
}

/** The segment; yields after every list of terms, so that the caller can rest. */
export function* builtSegment({ docs, terms }: SegmentBuilder): Generator<void, BuiltSegment> {
  const writer = leafWriter(docs.length);
  const leaves: Leaf[] = [];
  for (const term of inOrder([...terms.keys()])) {
    const leaf = writer.add(term, terms.get(term)?.postings ?? []);
    if (!leaf) continue;
    leaves.push(leaf);
    yield;
  }
  const last = writer.end();
  return { table: docTable(docs), leaves: last ? [...leaves, last] : leaves };
}

/** As `leafWriter` takes them. */
function inOrder(terms: readonly string[]): string[] {
  const wide = new Set(terms.filter(isWide));
  return [...terms.filter((term) => !wide.has(term)).sort(), ...[...wide].sort()];
}
