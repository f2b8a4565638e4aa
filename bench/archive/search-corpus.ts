// Invented conversations for the search bench: words by Zipf's law from a vocabulary that grows with the text, names of
// things that occur once or twice, code, and in one conversation of twenty some Chinese and Japanese.

import { type Random, seeded } from "../../src/archive/search/testing/random.ts";

const starts = "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sl st str t th tr v w wh y".split(" ");
const vowels = "a e i o u ai ea ee io oa ou".split(" ");
const ends = "b ck d ft g l ll lt m n nd ng nt p r rd rm rn s ss st t th x".split(" ");
const signs = [". ", ". ", ". ", ", ", ", ", ", ", ": ", "; ", "? ", " (", ") ", " — ", "\n\n", "\n- "];
const kanji =
  "東京大学図書館日本語文字検索結果会話記録保存時間場所問題答案世界人生活動物植物料理音楽映画電車道路".split("");
const kana =
  "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐでど".split("");

const vocabularySize = 60_000;

/** A word for each number: short ones for the small numbers, which are the common ones. */
function wordOf(rank: number): string {
  const random = seeded(rank * 2_654_435_761 + 97);
  const syllables = rank < 300 ? 1 : rank < 5_000 ? 2 : 2 + random.below(2);
  let word = "";
  for (let n = 0; n < syllables; n++) {
    word +=
      random.pick(starts) + random.pick(vowels) + (n === syllables - 1 || random.chance(0.3) ? random.pick(ends) : "");
  }
  return word;
}

let vocabulary: string[] | undefined;

export function words(): string[] {
  vocabulary ??= Array.from({ length: vocabularySize }, (_, rank) => wordOf(rank));
  return vocabulary;
}

/** Rank by Zipf's law: how often a word occurs falls with its rank. */
function rankOf(random: Random): number {
  return Math.floor(vocabularySize ** (random.below(1_000_003) / 1_000_003)) - 1;
}

function nameOf(random: Random): string {
  const n = random.below(1_000_000);
  return random.pick([
    `${n}`,
    `v${n % 97}.${n % 13}`,
    `id_${n.toString(36)}`,
    `get${wordOf(n % 9_000)}${n % 50}`,
    `/${wordOf(n % 4_000)}/${n}`,
  ]);
}

function codeOf(random: Random): string {
  const name = wordOf(random.below(9_000));
  return `\n\n\`\`\`ts\nconst ${name} = (${wordOf(random.below(500))}: ${wordOf(random.below(2_000))}[]) => {\n  return ${nameOf(random)} ?? ${name}::${wordOf(random.below(900))};\n};\n\`\`\`\n\n`;
}

function wideOf(random: Random): string {
  return Array.from({ length: 12 }, () => random.pick(random.chance(0.5) ? kanji : kana)).join("");
}

/** One text of about `length` UTF-16 code units. */
function textOf(random: Random, length: number, isWide: boolean): string {
  const all = words();
  let text = random.chance(0.08) ? codeOf(random) : "";
  while (text.length < length) {
    const kind = random.below(100);
    if (isWide && kind < 12) text += wideOf(random);
    else if (kind < 2) text += nameOf(random);
    else text += all[rankOf(random)] ?? "";
    text += random.chance(0.12) ? random.pick(signs) : " ";
  }
  return text;
}

export interface Invented {
  title: string;
  texts: string[];
}

/** The conversation of that number, always the same. */
export function invented(number: number, messages: number, length: number): Invented {
  const random = seeded((number + 1) * 7_919);
  const isWide = number % 20 === 7;
  const title = textOf(random, 24, isWide).replace(/\s+/g, " ").trim();
  return { title, texts: Array.from({ length: messages }, () => textOf(random, length, isWide)) };
}

/** Queries of each sort. */
export function queries(conversations: number): Record<string, string[]> {
  const random = seeded(4_242);
  const all = words();
  const some = (from: number, to: number) =>
    Array.from({ length: 12 }, () => all[from + random.below(to - from)] ?? "");
  const cut = (count: number) =>
    Array.from({ length: 12 }, () => {
      const text = invented(random.below(conversations), 20, 475).texts[3] ?? "";
      const place = text.indexOf(" ", 100 + random.below(200)) + 1;
      return text.slice(place).split(" ").slice(0, count).join(" ").replaceAll('"', "");
    });
  const wide = (length: number) =>
    Array.from({ length: 12 }, () => Array.from({ length }, () => random.pick(kanji)).join(""));
  const common = some(5, 40);
  const mid = some(800, 3_000);
  return {
    "common words": common,
    "words of some conversations": mid,
    "rare words": some(30_000, 60_000),
    "two words": mid.map((word, place) => `${word} ${common[place]}`),
    "no such word": ["qqxzzv", "wvutsrq"],
    "Chinese and Japanese, 2 characters": wide(2),
    "the same, 1 character": wide(1),
    "the same, 4 characters": wide(4),
    "parts of words": mid.map((word) => word.slice(1, -1)),
    "2 letters": mid.map((word) => word.slice(1, 3)),
    "phrases of 3 words": cut(3).map((text) => `"${text}"`),
    "signs and code": ["::", "=> {", "??", "})", "`ts", "—", "[]) =>", "id_", "v3.", "();"],
    "words with filters": mid.map(
      (word, place) => `${word} ${["has:code", "after:2026-03", "-is:starred"][place % 3]}`,
    ),
  };
}

/** A query by which one conversation is meant: words of its title, or those that it says most and others seldom. */
export interface KnownItem {
  sort: "title" | "subject";
  query: string;
  number: number;
}

export function knownItems(conversations: number): KnownItem[] {
  const ranks = new Map(words().map((word, rank) => [word, rank]));
  return Array.from({ length: 40 }, (_, at) => (at * 7_919 + 13) % conversations).flatMap((number): KnownItem[] => {
    const { title, texts } = invented(number, 20, 475);
    const inTitle = title
      .toLowerCase()
      .split(" ")
      .filter((word) => ranks.has(word));
    const said = new Map<string, number>();
    for (const word of texts.join(" ").split(/\s+/)) if (ranks.has(word)) said.set(word, (said.get(word) ?? 0) + 1);
    const weight = (word: string) => (said.get(word) ?? 0) * Math.log(2 + (ranks.get(word) ?? 0));
    const subject = [...said.keys()]
      .filter((word) => (ranks.get(word) ?? 0) >= 300)
      .sort((a, b) => weight(b) - weight(a));
    return [
      { sort: "title", query: inTitle.slice(0, 2).join(" "), number },
      { sort: "subject", query: subject.slice(0, 3).join(" "), number },
    ].filter((item): item is KnownItem => item.query !== "");
  });
}
