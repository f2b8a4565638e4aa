import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { logRecords, tableBlocks } from "./leveldb.ts";
import { unsnapped } from "./snappy.ts";

/** What all words that are looked for begin with: four letters that no text has in a row. */
export const wordMark = "qzxv";
const wordLength = 14;

/** Words that are found wherever they were written, every tenth with signs beyond Latin. */
export function canaries(count: number, chance: { int(from: number, to: number): number }): string[] {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  return Array.from({ length: count }, () => {
    let word = wordMark;
    while (word.length < wordLength) word += letters[chance.int(0, letters.length - 1)];
    return word;
  });
}

/** The words that files hold in any form, by file: as bytes, as UTF-16, and in what is compressed. */
export async function wordsOnDisk(folder: string, words: readonly string[]): Promise<Map<string, Set<string>>> {
  const wanted = new Set(words);
  const found = new Map<string, Set<string>>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const here = new Set<string>();
    for (const form of formsOf(entry.name, bytes)) for (const word of wordsIn(form, wanted)) here.add(word);
    if (here.size > 0) found.set(relative(folder, path), here);
  }
  return found;
}

/** A file as it is, and what can be unpacked of it. */
function formsOf(name: string, bytes: Buffer): Buffer[] {
  const forms = [bytes];
  if (name.endsWith(".ldb")) forms.push(...tableBlocks(bytes).map((block) => Buffer.from(block)));
  if (name.endsWith(".log")) forms.push(Buffer.from(logRecords(bytes)));
  const unpacked = forms.flatMap(compressedValues);
  return [...forms, ...unpacked];
}

/** Chromium compresses larger values of IndexedDB by themselves: a mark of three bytes, then Snappy. */
function compressedValues(bytes: Buffer): Buffer[] {
  const values: Buffer[] = [];
  for (let at = bytes.indexOf(compressed); at >= 0; at = bytes.indexOf(compressed, at + 1)) {
    const value = partOf(bytes.subarray(at + compressed.length));
    if (value) values.push(value);
  }
  return values;
}

const compressed = Buffer.of(0xff, 0x11, 0x02);

/** As much of a compressed value as there is: where it ends is not told. */
function partOf(bytes: Buffer): Buffer | undefined {
  const out = unsnapped(bytes);
  return out && Buffer.from(out);
}

function wordsIn(bytes: Buffer, wanted: ReadonlySet<string>): string[] {
  const encodings: [mark: Buffer, read: (at: number) => string][] = [
    [Buffer.from(wordMark, "latin1"), (at) => bytes.toString("latin1", at, at + wordLength)],
    [Buffer.from(wordMark, "utf16le"), (at) => bytes.toString("utf16le", at, at + 2 * wordLength)],
    [
      swapped(Buffer.from(wordMark, "utf16le")),
      (at) => swapped(bytes.subarray(at, at + 2 * wordLength)).toString("utf16le"),
    ],
  ];
  return encodings.flatMap(([mark, read]) => {
    const words: string[] = [];
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      const word = read(at);
      if (wanted.has(word)) words.push(word);
    }
    return words;
  });
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1)).swap16();
}
