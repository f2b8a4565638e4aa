import { type ByteReader, type ByteWriter, byteWriter, readNumber, writeBytes, writeNumber } from "./bytes.ts";

/** Places of conversations in a segment that have a term, in order: twice the place, plus 1 where the term occurs often in it. */
export type Postings = readonly number[];

/** A term that occurs so many times in a conversation occurs often in it. */
export const often = 4;

/**
 * Adds the conversations that have a term. Before them stands their length in bytes, doubled, plus 1 for one bit for each
 * conversation of the segment (where many have the term; how often is left out there); else they are the differences from
 * one place to the next.
 */
export function writePostings(writer: ByteWriter, postings: Postings, docs: number): void {
  const asBits = postings.length > docs / 8 && docs >= 64;
  const own = asBits ? bitsOf(postings, docs) : differences(postings);
  writeNumber(writer, own.length * 2 + (asBits ? 1 : 0));
  writeBytes(writer, own);
}

function bitsOf(postings: Postings, docs: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(docs / 8));
  for (const posting of postings) {
    const doc = posting >> 1;
    bits[doc >> 3] = (bits[doc >> 3] ?? 0) | (1 << (doc & 7));
  }
  return bits;
}

const scratch = byteWriter();

function differences(postings: Postings): Uint8Array {
  scratch.length = 0;
  let last = 0;
  for (const posting of postings) {
    writeNumber(scratch, (((posting >> 1) - last) << 1) | (posting & 1));
    last = posting >> 1;
  }
  return scratch.bytes.subarray(0, scratch.length);
}

/** Passes over the postings of one term. */
export function skipPostings(reader: ByteReader): void {
  const head = readNumber(reader);
  reader.at += head >> 1;
}

/** Reads the postings of one term. */
export function readPostings(reader: ByteReader, tell: (doc: number, isOften: boolean) => void): void {
  const head = readNumber(reader);
  const end = reader.at + (head >> 1);
  if (head & 1) readBits(reader, end, tell);
  else {
    for (let doc = 0; reader.at < end; ) {
      const next = readNumber(reader);
      doc += next >> 1;
      tell(doc, (next & 1) === 1);
    }
  }
}

function readBits(reader: ByteReader, end: number, tell: (doc: number, isOften: boolean) => void): void {
  for (let doc = 0; reader.at < end; reader.at++, doc += 8) {
    const byte = reader.bytes[reader.at] ?? 0;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) tell(doc + bit, false);
  }
}
