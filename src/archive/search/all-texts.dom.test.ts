import { expect, test } from "vitest";
import type { Part } from "../../conversation/model.ts";
import type { Archive } from "../open.ts";
import { hideConversations } from "../remove.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { type SearchHit, searchArchive } from "./search-archive.ts";
import { longestWait } from "./testing/longest-wait.ts";

async function find(archive: Archive, query: string): Promise<string[]> {
  const found: string[] = [];
  await searchArchive(archive, query, { onHits: (hits) => found.push(...hits.map((hit) => hit.conversation)) });
  return found.map((id) => id.slice("chatgpt:".length)).sort();
}

async function put(archive: Archive, id: string, ...texts: string[]): Promise<void> {
  await store(
    archive,
    look(
      id,
      texts.map((text, n) => message(`${n % 2 ? "a" : "u"}${n}`, text)),
    ),
  );
}

test("every word must occur somewhere in the conversation, in any case and any script", async () => {
  const archive = await freshArchive();
  await put(archive, "one", "Where is the Library?", "In Ústí nad Labem, 図書館 downtown.");
  await put(archive, "two", "A library of functions", "Functions and more");
  expect(await find(archive, "library")).toEqual(["one", "two"]);
  expect(await find(archive, "LIBRARY functions")).toEqual(["two"]);
  expect(await find(archive, "書館")).toEqual(["one"]);
  expect(await find(archive, "ústí")).toEqual(["one"]);
  expect(await find(archive, "u\u0301sti\u0301")).toEqual(["one"]);
  expect(await find(archive, "librar down")).toEqual(["one"]);
  expect(await find(archive, "nowhere")).toEqual([]);
  expect(await find(archive, "  ")).toEqual([]);
});

test("an exact phrase in quotes, over any white space", async () => {
  const archive = await freshArchive();
  await put(archive, "one", "the quick\n  brown fox (a.b)");
  await put(archive, "two", "brown the quick fox axb");
  expect(await find(archive, '"quick brown"')).toEqual(["one"]);
  expect(await find(archive, 'fox "the quick"')).toEqual(["one", "two"]);
  expect(await find(archive, '"(a.b)"')).toEqual(["one"]);
  expect(await find(archive, '"the quick')).toEqual(["one", "two"]);
});

test("titles, code, reasoning, tools, names, citations and older versions are looked at", async () => {
  const archive = await freshArchive();
  const parts: Part[] = [
    { kind: "text", format: "markdown", text: "```py\nprint(alpha)\n```" },
    { kind: "reasoning", text: "pondering bravo" },
    { kind: "tool", name: "search", input: "charlie", output: "delta" },
    { kind: "file", key: "f", name: "echo.pdf" },
    { kind: "citations", items: [{ label: "x", title: "Foxtrot", url: "https://golf.example/" }] },
    { kind: "artifact", title: "Hotel", format: "code", content: "india()" },
    { kind: "image", key: "i", alt: "juliett", origin: "generated" },
  ];
  await store(archive, look("kilo", [message("u1", "first wording", { parts })]));
  await store(archive, look("kilo", [message("u1", "second wording")]));
  for (const word of [
    "alpha",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "golf",
    "hotel",
    "india",
    "juliett",
    "kilo",
    "second",
  ]) {
    expect(await find(archive, word), word).toEqual(["kilo"]);
  }
});

test("words spread over many messages, in conversations of many chunks", async () => {
  const archive = await freshArchive();
  for (const id of ["one", "two", "three"]) {
    const texts = Array.from({ length: 160 }, (_, n) => `message ${n}`);
    texts[3] = "needle";
    if (id !== "two") texts[155] = "haystack";
    await put(archive, id, ...texts);
  }
  expect(await find(archive, "needle haystack")).toEqual(["one", "three"]);
});

test("each conversation is told once, deleted ones never", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 30; n++) await put(archive, `chat-${n}`, "word", "word again", "word");
  await hideConversations(archive, ["chatgpt:chat-3"]);
  const found = await find(archive, "word");
  expect(found).toHaveLength(29);
  expect(new Set(found).size).toBe(29);
});

test("stops when told to, and calls back no more", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 40; n++) await put(archive, `chat-${n}`, "word");
  const stop = new AbortController();
  const found: SearchHit[] = [];
  const onHits = (hits: SearchHit[]) => {
    found.push(...hits);
    stop.abort();
  };
  await searchArchive(archive, "word", { signal: stop.signal, onHits });
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(40);
});

test("a search through 20 MB of text is done in many small steps, between which the window does its work", async () => {
  const archive = await freshArchive();
  const text = "plain words that go on and on ".repeat(3_400);
  for (let n = 0; n < 10; n++) {
    await put(archive, `big-${n}`, ...Array.from({ length: 20 }, (_, place) => `${place} ${text}`));
  }
  const shares: number[] = [];
  // Other work on the machine can only add to a step, so the best of three counts.
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    const longest = await longestWait(() => find(archive, "nowhere"));
    const whole = performance.now() - began;
    shares.push(longest / whole);
    console.log(`search of 20 MB: ${Math.round(whole)} ms, longest step ${Math.round(longest)} ms`);
  }
  // Not in small steps it would be all of it.
  expect(Math.min(...shares)).toBeLessThan(0.6);
});
