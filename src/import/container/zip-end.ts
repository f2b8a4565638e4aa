import { ImportError } from "../format.ts";
import { bytesOf } from "./blob-member.ts";

/** Where a ZIP's list of files lies. Layout: PKWARE APPNOTE 6.3.10, sections 4.3.14 to 4.3.16. */
export interface ZipEnd {
  /** Stated number of entries; only its last 16 bits are sure in ZIPs of old makers. */
  count: number;
  /** Bytes of the list. */
  size: number;
  /** Where the list begins in the file. */
  start: number;
  /** To be added to every place that the ZIP states: what was put before it. */
  shift: number;
}

const endLength = 22;
const longestComment = 0xffff;
const locatorLength = 20;
const wideEndLength = 56;
/** A comment may be full of what looks like end records. */
const mostTries = 64;

const endMark = 0x06054b50;
const locatorMark = 0x07064b50;
const wideEndMark = 0x06064b50;
export const entryMark = 0x02014b50;

/**
 * Finds the end record and by it the list of files. A comment may hold what looks like an end record, so each is tried from
 * the end of the file on until one leads to a list.
 * @throws ImportError `cut-off` where there is none, `damaged` where none leads to a list
 */
export async function findEnd(blob: Blob): Promise<ZipEnd> {
  const from = Math.max(0, blob.size - endLength - longestComment - locatorLength);
  const bytes = await bytesOf(blob, from, blob.size);
  const view = new DataView(bytes.buffer);
  let failure = new ImportError("cut-off", "no list of files at the end");
  let tried = 0;
  for (let at = bytes.length - endLength; at >= 0 && tried < mostTries; at--) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== endMark) continue;
    if (at + endLength + view.getUint16(at + 20, true) > bytes.length) continue;
    tried++;
    const end = await readEnd(blob, view, at, from);
    if (typeof end === "object") return end;
    failure = new ImportError("damaged", end);
  }
  throw failure;
}

/** @returns what is wrong with it, if anything */
async function readEnd(blob: Blob, view: DataView, at: number, from: number): Promise<ZipEnd | string> {
  const plain = {
    disk: view.getUint16(at + 4, true),
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  };
  const place = from + at;
  const hasLocator = at >= locatorLength && view.getUint32(at - locatorLength, true) === locatorMark;
  const wide = hasLocator ? await readWideEnd(blob, view, at - locatorLength, place) : null;
  const { disk, count, size, start, endsAt } = wide ?? { ...plain, endsAt: place };
  if (disk !== 0 && disk !== 0xffff) return "one of several parts";
  if (!Number.isSafeInteger(start + size) || start + size > endsAt)
    return "the list of files is not where it should be";
  if (count === 0 && size === 0) return { count, size, start, shift: 0 };
  for (const shift of new Set([0, endsAt - size - start])) {
    if (await isEntryAt(blob, start + shift)) return { count, size, start: start + shift, shift };
  }
  return "the list of files is not where it should be";
}

async function readWideEnd(blob: Blob, view: DataView, locator: number, end: number) {
  const stated = Number(view.getBigUint64(locator + 8, true));
  // Where something was put before the ZIP, the record stands right before its locator.
  for (const place of [stated, end - locatorLength - wideEndLength]) {
    if (!(place >= 0 && place + wideEndLength <= end)) continue;
    const record = new DataView((await bytesOf(blob, place, place + wideEndLength)).buffer);
    if (record.getUint32(0, true) !== wideEndMark) continue;
    return {
      disk: record.getUint32(16, true),
      count: Number(record.getBigUint64(32, true)),
      size: Number(record.getBigUint64(40, true)),
      start: Number(record.getBigUint64(48, true)),
      endsAt: place,
    };
  }
  return null;
}

async function isEntryAt(blob: Blob, place: number): Promise<boolean> {
  if (place < 0 || place + 4 > blob.size) return false;
  return new DataView((await bytesOf(blob, place, place + 4)).buffer).getUint32(0, true) === entryMark;
}
