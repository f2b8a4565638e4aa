import { ImportError } from "../format.ts";
import { bytesOf } from "./blob-member.ts";
import type { Limits } from "./limits.ts";
import { entryMark, findEnd } from "./zip-end.ts";

/** A file in a ZIP as its list states it. Layout: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.5.3. */
export interface ZipEntry {
  name: string;
  /** How it is packed: 0 not at all, 8 deflate. */
  method: number;
  crc: number;
  /** Bytes packed and unpacked. */
  packed: number;
  size: number;
  /** Where its local header lies in the file. */
  place: number;
  /** Why it cannot be read. */
  problem: ImportError | null;
}

const entryLength = 46;
const localLength = 30;
const encrypted = 1;
const maskedHeaders = 1 << 13;
const utf8Names = 1 << 11;
const wideField = 1;
const limit32 = 0xffffffff;

/**
 * The files that a ZIP lists, without folders. What is wrong with one of them is told there and costs no other.
 * @throws ImportError `cut-off`, `damaged`, `too-many-members`, `too-large`
 */
export async function readDirectory(blob: Blob, limits: Limits): Promise<ZipEntry[]> {
  const end = await findEnd(blob);
  // Fewer bytes an entry cannot take: a list that states more than it can hold is found when it is read.
  if (end.count > limits.members) throw new ImportError("too-many-members", `${end.count}`);
  if (end.size > limits.directory) throw new ImportError("too-many-members", `a list of ${end.size} bytes`);
  const bytes = await bytesOf(blob, end.start, end.start + end.size);
  const entries: ZipEntry[] = [];
  let read = 0;
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + entryLength <= bytes.length; read++) {
    if (view.getUint32(at, true) !== entryMark) break;
    if (read >= limits.members) throw new ImportError("too-many-members", `more than ${limits.members}`);
    const lengths = view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + entryLength + lengths > bytes.length)
      throw new ImportError("damaged", "the list of files ends within one");
    const entry = readEntry(bytes, view, at, end.shift);
    if (!/[/\\]$/.test(entry.name)) entries.push(entry);
    at += entryLength + lengths;
  }
  if ((read & 0xffff) !== (end.count & 0xffff))
    throw new ImportError("damaged", `${read} of ${end.count} files listed`);
  refuseBombs(entries, limits);
  refuseOverlaps(entries, end.start);
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const extra = at + entryLength + nameLength;
  const flags = view.getUint16(at + 8, true);
  const wide = wideNumbers(view, extra, extra + view.getUint16(at + 30, true));
  const number = (place: number) => {
    const plain = view.getUint32(place, true);
    return plain === limit32 ? (wide.shift() ?? plain) : plain;
  };
  const size = number(at + 24);
  const packed = number(at + 20);
  const entry: ZipEntry = {
    name: nameOf(bytes.subarray(at + entryLength, extra), (flags & utf8Names) !== 0),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    place: number(at + 42) + shift,
    problem: null,
  };
  if (flags & (encrypted | maskedHeaders)) entry.problem = new ImportError("encrypted");
  else if (entry.method !== 0 && entry.method !== 8) {
    entry.problem = new ImportError("not-understood", `packed by method ${entry.method}`);
  } else if (entry.method === 0 && size !== packed) {
    entry.problem = new ImportError("damaged", "two sizes for what is not packed");
  }
  return entry;
}

/** The numbers of 64 bits in an entry's extra field, in the order of the plain ones that they stand for. */
function wideNumbers(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    const end = Math.min(at + 4 + length, to);
    if (view.getUint16(at, true) === wideField) {
      const numbers: number[] = [];
      for (let place = at + 4; place + 8 <= end; place += 8) numbers.push(Number(view.getBigUint64(place, true)));
      return numbers;
    }
    at += 4 + length;
  }
  return [];
}

const strict = new TextDecoder("utf-8", { fatal: true });
const lenient = new TextDecoder();
const western = new TextDecoder("windows-1252");

/** Names are UTF-8 where the ZIP says so, and mostly where it does not. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return lenient.decode(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

function refuseBombs(entries: readonly ZipEntry[], limits: Limits): void {
  for (const entry of entries) {
    const isBomb = entry.size > limits.ratioFrom && entry.size > limits.ratio * entry.packed;
    if (isBomb || entry.size > limits.member) entry.problem ??= new ImportError("too-large", `${entry.size} bytes`);
  }
}

/** No byte of a ZIP belongs to two files: who makes them overlap wants a small ZIP to give much, or to give two answers. */
function refuseOverlaps(entries: readonly ZipEntry[], directory: number): void {
  const inOrder = entries.toSorted((a, b) => a.place - b.place);
  const overlap = () => new ImportError("damaged", "files in it overlap");
  let reached = 0;
  let before: ZipEntry | null = null;
  for (const entry of inOrder) {
    if (before && entry.place < reached) {
      before.problem ??= overlap();
      entry.problem ??= overlap();
    }
    const end = entry.place + localLength + entry.packed;
    if (!(end <= directory)) entry.problem ??= overlap();
    if (end > reached) {
      reached = end;
      before = entry;
    }
  }
}
