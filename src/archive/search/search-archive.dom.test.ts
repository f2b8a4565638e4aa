import { describe, expect, test } from "vitest";
import { hideConversations } from "../remove.ts";
import { freshArchive, reopened } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { type SearchHit, searchArchive } from "./search-archive.ts";
import { longestWait } from "./testing/longest-wait.ts";
import { found } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

describe.each([{ indexed: false }, { indexed: true }])("indexed: $indexed", ({ indexed }) => {
  test("words, parts of words, phrases, scripts without spaces, signs", async () => {
    const archive = await freshArchive();
    await store(
      archive,
      look("one", [message("u1", "Where is the Library?"), message("a1", "Ústí, 図書館 here; std::vec<i32> => {x}")]),
    );
    await store(
      archive,
      look("two", [message("u1", "A library\n of functions, 書 and 館"), message("a1", "here foo_bar 😀")]),
    );
    if (indexed) await updateIndex(archive);
    const one = ["chatgpt:one"];
    const two = ["chatgpt:two"];
    const both = [...one, ...two];
    expect(await found(archive, "LIBRARY")).toEqual(both);
    expect(await found(archive, "brar here")).toEqual(both);
    expect(await found(archive, "e")).toEqual(both);
    expect(await found(archive, '"library of"')).toEqual(two);
    expect(await found(archive, '"the library"')).toEqual(one);
    expect(await found(archive, "書館")).toEqual(one);
    expect(await found(archive, "図書館")).toEqual(one);
    expect(await found(archive, "書")).toEqual(both);
    expect(await found(archive, "::")).toEqual(one);
    expect(await found(archive, "std::v")).toEqual(one);
    expect(await found(archive, "o_b")).toEqual(two);
    expect(await found(archive, "😀")).toEqual(two);
    expect(await found(archive, "}")).toEqual(one);
    expect(await found(archive, "library -vec")).toEqual(two);
    expect(await found(archive, '-"of functions"')).toEqual(one);
    expect(await found(archive, '-"of the functions"')).toEqual(both);
    expect(await found(archive, "chat -two")).toEqual(one);
    expect(await found(archive, "nowhere")).toEqual([]);
    expect(await found(archive, "  ")).toEqual([]);
    await hideConversations(archive, one);
    expect(await found(archive, "library")).toEqual(two);
    expect(await found(archive, "-nowhere")).toEqual(two);
    if (indexed) await updateIndex(archive);
    expect(await found(archive, "library")).toEqual(two);
  });
});

test("many conversations at once, of which the index alone cannot tell; the best come first, at most as many as asked for", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 260; n++) {
    const text = n % 2 ? "alpha beta" : "beta alpha";
    await store(archive, look(`chat-${n}`, [message("u1", n === 100 ? "gamma ".repeat(4) : text)]));
  }
  await store(archive, look("gamma", [message("u1", "x")]));
  expect(await found(archive, '"alpha beta"')).toHaveLength(130);
  await updateIndex(archive);
  expect(await found(archive, '"alpha beta"')).toHaveLength(130);
  await store(archive, look("new", [message("u1", "some gammas")]));
  const told: SearchHit[][] = [];
  const outcome = await searchArchive(archive, "gamma", { onHits: (hits) => told.push(hits) });
  expect(outcome).toEqual({ count: 3, whole: true });
  expect(told.flat().map(({ conversation }) => conversation)).toEqual([
    "chatgpt:gamma",
    "chatgpt:chat-100",
    "chatgpt:new",
  ]);
  expect(told.flat().map(({ inTitle }) => inTitle)).toEqual([true, false, false]);
  const [title = 0, often = 0, once = 0] = told.flat().map(({ score }) => score);
  expect(title).toBeGreaterThan(often);
  expect(often).toBeGreaterThan(once);
  const few: SearchHit[] = [];
  expect(await searchArchive(archive, "a", { limit: 7, onHits: (hits) => few.push(...hits) })).toMatchObject({
    whole: false,
  });
  expect(few).toHaveLength(7);
});

test("stops when told to, and calls back no more", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 40; n++) await store(archive, look(`chat-${n}`, [message("u1", "word")]));
  const stop = new AbortController();
  let calls = 0;
  const onHits = () => {
    calls++;
    stop.abort();
  };
  expect(await searchArchive(archive, "word", { signal: stop.signal, onHits })).toMatchObject({ whole: false });
  expect(calls).toBe(1);
});

// As a share of the whole, for other work on the machine adds to both.
test.runIf(Boolean(import.meta.env.VITE_CONVOKEEP_LONG))(
  "taking 8 MB of text in is done in many steps, between which the window does its work",
  async () => {
    const archive = await freshArchive();
    const words = Array.from({ length: 30_000 }, (_, n) => `word${(n * 7_919) % 30_011}`);
    for (let n = 0; n < 40; n++) {
      const texts = Array.from({ length: 20 }, (_, place) =>
        words.slice(place * 1_400 + n, place * 1_400 + n + 1_100).join(" "),
      );
      await store(
        archive,
        look(
          `chat-${n}`,
          texts.map((text, place) => message(`${place % 2 ? "a" : "u"}${place}`, text)),
        ),
      );
    }
    const began = performance.now();
    const longest = await longestWait(() => updateIndex(archive));
    const whole = performance.now() - began;
    console.log(`taking 8 MB in: ${Math.round(whole)} ms, longest step ${Math.round(longest)} ms`);
    expect(longest / whole).toBeLessThan(0.6);
    expect(await found(archive, '"word7919 word"')).not.toEqual([]);
  },
);

test("whole words are told early while the index is not in memory, and only what is found in the end", async () => {
  const archive = await freshArchive();
  for (let n = 0; n < 90; n++) {
    await store(archive, look(`chat-${n}`, [message("u1", n % 3 ? `apple ${n} 図書館 =>` : `pineapple pie ${n}`)]));
    if (n % 30 === 29) await updateIndex(archive);
  }
  await store(archive, look("chat-1", [message("u1", "apple 1 図書館 =>"), message("a1", "written since")]));
  const search = async (query: string) => {
    // Another connection has nothing in memory.
    const again = await reopened(archive);
    const early: string[] = [];
    const hits: string[] = [];
    const names = (some: SearchHit[]) => some.map(({ conversation }) => conversation);
    const onHits = (some: SearchHit[]) => {
      hits.push(...names(some));
    };
    const onEarly = (some: SearchHit[]) => {
      expect(hits).toEqual([]);
      early.push(...names(some));
    };
    await searchArchive(again, query, { onEarly, onHits });
    expect(hits).toEqual(expect.arrayContaining(early));
    const second: string[] = [];
    await searchArchive(again, query, { onEarly: (some) => second.push(...names(some)), onHits() {} });
    expect(second).toEqual([]);
    return [early.length, hits.length];
  };
  // One of the 60 was written since, and is told when its texts were read.
  expect(await search("apple")).toEqual([20, 90]);
  expect(await search("APPLE 図書")).toEqual([20, 60]);
  expect(await search("apple site:chatgpt")).toEqual([20, 90]);
  expect(await search("apple site:claude")).toEqual([0, 0]);
  expect(await search("pie")).toEqual([20, 30]);
  expect(await search("=>")).toEqual([20, 60]);
  expect(await search("zebra")).toEqual([0, 0]);
  expect(await search("appl")).toEqual([0, 90]);
  expect(await search('"pineapple pie"')).toEqual([0, 30]);
  expect(await search("apple -pie")).toEqual([0, 60]);
});
