import { type ByteReader, type ByteWriter, byteWriter, readNumber, writeBytes, writeNumber, written } from "./bytes.ts";

/** Places of conversations in a segment that have a term, in order: twice the place, plus 1 where the term occurs often in it. */
export type Postings = readonly number[];

/**
 * A term that occurs so many times in a conversation occurs often in it. Who says a word twice speaks of it: finer steps find
 * no conversation better (`bench/archive`).
 */
export const often = 2;

/** How the postings of a term that several conversations have are written: differences, one bit for each conversation, differences and then which of them have it often, or differences that say so themselves. */
const asDifferences = 0;
const asBits = 1;
const withOften = 2;
const sayingOften = 3;

/**
 * Adds the conversations that have a term. A single one is one number: its posting, doubled, plus 1. Else there is first
 * the length of what follows in bytes, times 8, plus twice how it is written: the differences from one place to the next, and
 * where it occurs often in some, before them their length in bytes and after them the differences from one of those to the
 * next, counted in the list; where that is shorter, each difference is doubled, plus 1 for often; or where many have it there
 * is one bit for each conversation of the segment (how often is left out there).
 */
export function writePostings(writer: ByteWriter, postings: Postings, docs: number): void {
  const [only] = postings;
  if (postings.length === 1 && only !== undefined) writeNumber(writer, only * 2 + 1);
  else if (postings.length > docs / 8 && docs >= 64) writeOwn(writer, asBits, bitsOf(postings, docs));
  else {
    const often = differences(postings.flatMap((posting, place) => (posting & 1 ? [place] : [])));
    const places = differences(postings.map((posting) => posting >> 1));
    const saying = sayingDifferences(postings);
    if (often.length === 0) writeOwn(writer, asDifferences, places);
    else if (saying.length <= places.length + often.length + 1) writeOwn(writer, sayingOften, saying);
    else writeOwn(writer, withOften, places, often);
  }
}

function writeOwn(writer: ByteWriter, how: number, first: Uint8Array, second: Uint8Array = new Uint8Array()): void {
  const before = byteWriter(8);
  if (how === withOften) writeNumber(before, first.length);
  writeNumber(writer, (before.length + first.length + second.length) * 8 + how * 2);
  writeBytes(writer, written(before));
  writeBytes(writer, first);
  writeBytes(writer, second);
}

function bitsOf(postings: Postings, docs: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(docs / 8));
  for (const posting of postings) {
    const doc = posting >> 1;
    bits[doc >> 3] = (bits[doc >> 3] ?? 0) | (1 << (doc & 7));
  }
  return bits;
}

function sayingDifferences(postings: Postings): Uint8Array {
  const writer = byteWriter(postings.length + 8);
  let last = 0;
  for (const posting of postings) {
    writeNumber(writer, ((posting >> 1) - last) * 2 + (posting & 1));
    last = posting >> 1;
  }
  return written(writer);
}

function differences(numbers: readonly number[]): Uint8Array {
  const writer = byteWriter(numbers.length + 8);
  let last = 0;
  for (const number of numbers) {
    writeNumber(writer, number - last);
    last = number;
  }
  return written(writer);
}

/** Passes over the postings of one term. */
export function skipPostings(reader: ByteReader): void {
  const head = readNumber(reader);
  if ((head & 1) === 0) reader.at += head >>> 3;
}

/** Reads the postings of one term. */
export function readPostings(reader: ByteReader, tell: (doc: number, isOften: boolean) => void): void {
  const head = readNumber(reader);
  if (head & 1) {
    tell(head >>> 2, (head & 2) !== 0);
    return;
  }
  const end = reader.at + (head >>> 3);
  const how = (head >>> 1) & 3;
  if (how === asBits) readBits(reader, end, tell);
  else if (how === sayingOften) readSaying(reader, end, tell);
  else readDifferences(reader, end, how === withOften, tell);
  reader.at = end;
}

function readDifferences(
  reader: ByteReader,
  end: number,
  hasOften: boolean,
  tell: (doc: number, isOften: boolean) => void,
): void {
  const length = hasOften ? readNumber(reader) : end - reader.at;
  const often: ByteReader = { bytes: reader.bytes, at: reader.at + length };
  const last = often.at;
  let next = hasOften ? readNumber(often) : -1;
  for (let doc = 0, place = 0; reader.at < last; place++) {
    doc += readNumber(reader);
    tell(doc, place === next);
    if (place === next) next = often.at < end ? next + readNumber(often) : -1;
  }
}

function readSaying(reader: ByteReader, end: number, tell: (doc: number, isOften: boolean) => void): void {
  for (let doc = 0; reader.at < end; ) {
    const number = readNumber(reader);
    doc += number >>> 1;
    tell(doc, (number & 1) !== 0);
  }
}

function readBits(reader: ByteReader, end: number, tell: (doc: number, isOften: boolean) => void): void {
  for (let doc = 0; reader.at < end; reader.at++, doc += 8) {
    const byte = reader.bytes[reader.at] ?? 0;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) tell(doc + bit, false);
  }
}
