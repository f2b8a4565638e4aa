import { type ByteReader, type ByteWriter, byteWriter, readNumber, writeBytes, writeNumber, written } from "./bytes.ts";
import { type HowOften, steps } from "./how-often.ts";

/** Conversations of a segment that have a term, in order: three times the place, plus how often the term occurs there. */
export type Postings = readonly number[];

export function posting(place: number, step: HowOften): number {
  return place * steps + step;
}

export function placeOf(posting: number): number {
  return Math.floor(posting / steps);
}

function stepIn(posting: number): HowOften {
  return (posting % steps) as HowOften;
}

/** How the postings of a term that several conversations have are written: differences, one bit for each conversation and then which of them have it more than once, differences and then the same, or differences that say so themselves. */
const asDifferences = 0;
const asBits = 1;
const withOften = 2;
const sayingOften = 3;

/**
 * Adds the conversations that have a term. A single one is one number: its posting, doubled, plus 1. Else there is first
 * the length of what follows in bytes, times 8, plus twice how it is written: the differences from one place to the next, and
 * where some have it more than once, before them their length in bytes and after them those: three times the difference from
 * one to the next, counted in the list, plus the step; where that is shorter, each difference times three, plus the step; or
 * where many have it one bit for each conversation of the segment, and after the bits which have it more than once (left out
 * where these are many as well: such a word says little).
 */
export function writePostings(writer: ByteWriter, postings: Postings, docs: number): void {
  const [only] = postings;
  if (postings.length === 1 && only !== undefined) writeNumber(writer, only * 2 + 1);
  else {
    const often = postings.flatMap((one, place) => (stepIn(one) > 0 ? [posting(place, stepIn(one))] : []));
    const apart = differences(often, true);
    if (postings.length > docs / 8 && docs >= 64) {
      const bits = bitsOf(postings, docs);
      writeOwn(writer, asBits, bits, apart.length * 2 <= bits.length ? apart : undefined);
      return;
    }
    const places = differences(postings, false);
    const saying = differences(postings, true);
    if (often.length === 0) writeOwn(writer, asDifferences, places);
    else if (saying.length <= places.length + apart.length + 1) writeOwn(writer, sayingOften, saying);
    else writeOwn(writer, withOften, places, apart);
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
  for (const one of postings) {
    const doc = placeOf(one);
    bits[doc >> 3] = (bits[doc >> 3] ?? 0) | (1 << (doc & 7));
  }
  return bits;
}

/** The differences from one place to the next; times three, plus the step, where that is to be said. */
function differences(postings: Postings, withSteps: boolean): Uint8Array {
  const writer = byteWriter(postings.length + 8);
  let last = 0;
  for (const one of postings) {
    const difference = placeOf(one) - last;
    writeNumber(writer, withSteps ? posting(difference, stepIn(one)) : difference);
    last = placeOf(one);
  }
  return written(writer);
}

/** Passes over the postings of one term. */
export function skipPostings(reader: ByteReader): void {
  const head = readNumber(reader);
  if ((head & 1) === 0) reader.at += head >>> 3;
}

/** Reads the postings of one term in a segment of so many conversations. */
export function readPostings(reader: ByteReader, docs: number, tell: (doc: number, step: HowOften) => void): void {
  const head = readNumber(reader);
  if (head & 1) {
    tell(placeOf(head >>> 1), stepIn(head >>> 1));
    return;
  }
  const end = reader.at + (head >>> 3);
  const how = (head >>> 1) & 3;
  if (how === asBits) readBits(reader, end, docs, tell);
  else if (how === sayingOften) readSaying(reader, end, tell);
  else readDifferences(reader, end, how === withOften, tell);
  reader.at = end;
}

function readDifferences(
  reader: ByteReader,
  end: number,
  hasOften: boolean,
  tell: (doc: number, step: HowOften) => void,
): void {
  const last = hasOften ? readNumber(reader) + reader.at : end;
  const stepAt = steppedBy({ bytes: reader.bytes, at: last }, end);
  for (let doc = 0, at = 0; reader.at < last; at++) {
    doc += readNumber(reader);
    tell(doc, stepAt(at));
  }
}

/** Gives how often a term occurs by place in the list of its conversations, asked for in order. */
function steppedBy(often: ByteReader, end: number): (at: number) => HowOften {
  let next = 0;
  let place = -1;
  const advance = () => {
    next = often.at < end ? readNumber(often) : -1;
    place = next < 0 ? -1 : Math.max(0, place) + placeOf(next);
  };
  advance();
  return (at) => {
    if (at !== place) return 0;
    const step = stepIn(next);
    advance();
    return step;
  };
}

function readSaying(reader: ByteReader, end: number, tell: (doc: number, step: HowOften) => void): void {
  for (let doc = 0; reader.at < end; ) {
    const number = readNumber(reader);
    doc += placeOf(number);
    tell(doc, stepIn(number));
  }
}

function readBits(reader: ByteReader, end: number, docs: number, tell: (doc: number, step: HowOften) => void): void {
  const last = Math.min(end, reader.at + Math.ceil(docs / 8));
  const stepAt = steppedBy({ bytes: reader.bytes, at: last }, end);
  for (let doc = 0, at = 0; reader.at < last; reader.at++, doc += 8) {
    const byte = reader.bytes[reader.at] ?? 0;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) tell(doc + bit, stepAt(at++));
  }
}
