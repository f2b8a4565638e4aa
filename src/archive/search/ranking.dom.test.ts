import { expect, test } from "vitest";
import type { Archive } from "../open.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { type SearchHit, searchArchive } from "./search-archive.ts";
import { updateIndex } from "./update-index.ts";

/** Title, and what was said. All say "please" and "thanks". */
const chats: Record<string, [title: string, ...texts: string[]]> = {
  bread: [
    "Sourdough bread for beginners",
    "How do I begin with a starter?",
    "Flour and water. Feed the starter daily, bake on a stone.",
  ],
  starter: [
    "Why does mine not rise",
    "My sourdough starter is flat. The starter smells.",
    "A starter wants warmth: the starter rises at 26 degrees. Is the starter old?",
  ],
  car: ["Car trouble", "The starter motor clicks", "Check the battery before you buy a new starter motor."],
  holiday: ["Week in Lisbon", "Where to eat sourdough bread in Lisbon?", "Try the bakeries near the river."],
  react: [
    "React hooks",
    "What does useEffect do?",
    "It runs after drawing. `useEffect(() => {})` without a list runs each time.",
  ],
  effects: ["Side effects", "Explain useeffects in general", "A word that others made of it."],
  tokyo: ["東京の旅行", "東京で三日間", "浅草と上野へ行きましょう。"],
  kyoto: ["京都", "東京から京都へ", "新幹線で二時間です。"],
  tax: ["Tax return 2025", "Which form?", "The long form. Keep each receipt."],
  receipt: ["Scan receipts", "Read this receipt", "Receipt of 12.50. The receipt has no date. No receipt number."],
};

async function filled(): Promise<Archive> {
  const archive = await freshArchive();
  for (const [id, [title, ...texts]] of Object.entries(chats)) {
    const entries = [...texts, "please", "thanks"].map((text, n) => message(`${n % 2 ? "a" : "u"}${n}`, text));
    const capture = look(id, entries);
    await store(archive, { ...capture, conversation: { ...capture.conversation, title } });
  }
  return archive;
}

async function ranked(archive: Archive, query: string): Promise<string[]> {
  const hits: SearchHit[] = [];
  await searchArchive(archive, query, { onHits: (more) => hits.push(...more) });
  return hits.sort((a, b) => b.score - a.score).map(({ conversation }) => conversation.replace("chatgpt:", ""));
}

/** What a person wants to see first; the rest in any order. */
const judged: [query: string, why: string, best: string[], others: string[]][] = [
  ["sourdough", "in the title", ["bread"], ["starter", "holiday"]],
  ["starter", "what it is all about", ["starter"], ["bread", "car"]],
  ["sourdough starter", "the title, then what it is about", ["bread", "starter"], []],
  ["starter motor", "all words", ["car"], []],
  ["useeffect", "the whole word before a longer one", ["react", "effects"], []],
  ["lisbon bread", "one word in the title", ["holiday"], []],
  ["東京", "in the title, without spaces", ["tokyo"], ["kyoto"]],
  ["receipt", "part of a title's word, and often", ["receipt"], ["tax"]],
  ["lisbon week", "all words in the title, in another order", ["holiday"], []],
  ["please tax", "a rare word in the title", ["tax"], []],
];

test.each([{ indexed: true }, { indexed: false }])(
  "what fits best comes first; indexed: $indexed",
  async ({ indexed }) => {
    const archive = await filled();
    if (indexed) await updateIndex(archive);
    for (const [query, why, best, others] of judged) {
      const found = await ranked(archive, query);
      expect(found.slice(0, best.length), `${query}: ${why}`).toEqual(best);
      expect(found.slice(best.length).sort(), query).toEqual(others.sort());
    }
  },
);

test("of two that fit alike the one that changed lately comes first, but not before a title", async () => {
  const archive = await freshArchive();
  const day = 86_400_000;
  const put = (id: string, title: string, daysAgo: number) => {
    const capture = look(id, [message("u1", "a boat of stone")]);
    const capturedAt = new Date(Date.now() - daysAgo * day).toISOString();
    return store(archive, { ...capture, capturedAt, conversation: { ...capture.conversation, title } });
  };
  await put("old", "One", 700);
  await put("new", "Two", 1);
  await put("older", "Three", 900);
  await put("title", "Boat", 1_000);
  await updateIndex(archive);
  expect(await ranked(archive, "boat")).toEqual(["title", "new", "old", "older"]);
});

test.each([{ indexed: true }, { indexed: false }])(
  "a title that has the words together comes first, early as well; indexed: $indexed",
  async ({ indexed }) => {
    const archive = await freshArchive();
    for (const title of ["The stone bridge", "Bridge of stone", "Stone, and a bridge"]) {
      const capture = look(title.slice(0, 3), [message("u1", "how old is it")]);
      await store(archive, { ...capture, conversation: { ...capture.conversation, title } });
    }
    if (indexed) await updateIndex(archive);
    const again = await reopened(archive);
    const early: SearchHit[] = [];
    const hits: SearchHit[] = [];
    await searchArchive(again, "stone bridge", {
      onEarly: (some) => early.push(...some),
      onHits: (some) => hits.push(...some),
    });
    expect(early.map(({ conversation }) => conversation).slice(0, 1)).toEqual(indexed ? ["chatgpt:The"] : []);
    hits.sort((a, b) => b.score - a.score);
    expect(hits.map(({ conversation }) => conversation)[0]).toBe("chatgpt:The");
    expect(hits).toHaveLength(3);
  },
);
