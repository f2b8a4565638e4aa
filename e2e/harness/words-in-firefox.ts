import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** So many letters within a word are enough to know it. */
const letters = 7;
/** Where these begin: after the mark and a letter. */
const middle = 5;

/**
 * The words that a Firefox profile's files hold of the extension, by file. What it puts into databases is packed by Snappy, wherever
 * it lies in them and in what was deleted. Letters that come for the first time stand there as they are; the mark that all words
 * begin with is replaced by where it stood before, often with a letter before or after it. So the middle of each word is looked
 * for: as bytes, and with zeros left out, for UTF-16. Where chance repeats letters, or a page middles, a word is missed: some in a
 * hundred.
 */
export async function wordsInFirefox(profile: string, words: readonly string[]): Promise<Map<string, Set<string>>> {
  const middles = new Map(words.map((word) => [word.slice(middle, middle + letters), word]));
  const own = join(profile, "storage", "default");
  const found = new Map<string, Set<string>>();
  for (const entry of await readdir(own, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.parentPath.includes("moz-extension")) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const here = new Set([
      ...wordsIn(bytes, middles),
      ...wordsIn(Buffer.from(bytes.filter((byte) => byte !== 0)), middles),
    ]);
    if (here.size > 0) found.set(relative(own, path), here);
  }
  return found;
}

function wordsIn(bytes: Buffer, middles: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const { 0: run } of bytes.toString("latin1").matchAll(new RegExp(`[a-z]{${letters},}`, "g"))) {
    for (let at = 0; at + letters <= run.length; at++) {
      const word = middles.get(run.slice(at, at + letters));
      if (word !== undefined) found.push(word);
    }
  }
  return found;
}
