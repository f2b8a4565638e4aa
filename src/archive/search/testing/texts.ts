import { rowTexts, textsOf } from "../../message-texts.ts";
import type { Archive } from "../../open.ts";
import { folded } from "../../search-query.ts";
import { parseQuery } from "../parse-query.ts";
import { searchArchive } from "../search-archive.ts";

/** What a search finds, by name, in order of the alphabet. */
export async function found(archive: Archive, query: string): Promise<string[]> {
  const ids: string[] = [];
  await searchArchive(archive, query, { onHits: (hits) => ids.push(...hits.map(({ conversation }) => conversation)) });
  return ids.sort();
}

/**
 * What a search for words must find, worked out in the plainest way: every text of every conversation is read, white space
 * made one space, and looked at with `includes`.
 */
export async function mustFind({ db }: Archive, query: string): Promise<string[]> {
  const { words } = parseQuery(query);
  const rows = await db.getAll("conversations");
  const chunks = await db.getAll("chunks");
  const fits = rows.filter((row) => {
    const { id, deletedAt } = row;
    if (deletedAt !== undefined || words.length === 0) return false;
    const messages = chunks.flatMap((chunk) => (chunk.conversation === id ? chunk.messages : []));
    const texts = [...rowTexts(row), ...messages.flatMap((message) => (message ? [...textsOf(message)] : []))];
    const plain = texts.map((text) => folded(text).replace(/\s+/g, " "));
    return words.every(({ text, not }) => plain.some((one) => one.includes(text)) !== not);
  });
  return fits.map(({ id }) => id).sort();
}

/** Pieces of which hard texts are made: scripts without spaces, accents in two forms, case that changes length, signs, long words. */
export const bits = [
  "a",
  "b",
  "ab",
  "foo",
  "Bar",
  "library",
  "İ",
  "ß",
  "Σ",
  "ς",
  "é",
  "e\u0301",
  "\u0308",
  "図",
  "書館",
  "図書館",
  "ひらがな",
  "カー",
  "ภาษา",
  "한국",
  " ",
  " ",
  " ",
  "\n",
  "\t",
  ".",
  ",",
  "::",
  "=>",
  "{",
  "}",
  "(",
  "\\",
  "*",
  "?",
  "-",
  "_",
  "1",
  "42",
  "😀",
  "👩‍💻",
  "\ud83d",
  "𝒳",
  "𠮷",
  "\u00a0",
  "0123456789".repeat(12),
  "aab".repeat(40),
  "https://a.example/x?y=1",
  "```",
  "\u200b",
] as const;
