import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";

const words = (text: string) => parseQuery(text).words.map(({ text: word, not }) => (not ? `-${word}` : word));
const filters = (text: string) => parseQuery(text).filters;

describe("words", () => {
  test("are all that is between white space, folded", () => {
    expect(words("  Foo bar-Baz\tÜ \n")).toEqual(["foo", "bar-baz", "ü"]);
    expect(words("U\u0308ber ΟΔΟΣ")).toEqual(["über", "οδοσ"]);
    expect(words("")).toEqual([]);
  });

  test("in quotes are one phrase over any white space; an open quote runs to the end", () => {
    expect(words('"the Quick\n  fox" jumps')).toEqual(["the quick fox", "jumps"]);
    expect(words('say "hello world')).toEqual(["say", "hello world"]);
    expect(words('foo"bar baz"')).toEqual(["foo", "bar baz"]);
    expect(words('"" "  "')).toEqual([]);
  });

  test("with a dash before them must not occur; a lone dash, two dashes and dashes inside are text", () => {
    expect(words('-foo -"a b" a-b')).toEqual(["-foo", "-a b", "a-b"]);
    expect(words("a - b --force -")).toEqual(["a", "-", "b", "--force", "-"]);
  });

  test("with prefixes that mean nothing here, addresses and times stay words", () => {
    expect(words("http://a.example/x?y=1 12:30 foo: std::vec :) note:x")).toEqual([
      "http://a.example/x?y=1",
      "12:30",
      "foo:",
      "std::vec",
      ":)",
      "note:x",
    ]);
    expect(filters("http://a.example/ note:x websites:")).toEqual([]);
    expect(words('note:"a b"')).toEqual(["note:", "a b"]);
    expect(words("xsite:a")).toEqual(["xsite:a"]);
  });
});

describe("filters", () => {
  test("have a value, in quotes where it has spaces, in any letter case", () => {
    expect(filters('Site:ChatGPT tag:"My Tag" -folder:Work/Old model:gpt-5')).toEqual([
      { kind: "site", value: "chatgpt", not: false },
      { kind: "tag", value: "my tag", not: false },
      { kind: "folder", value: "work/old", not: true },
      { kind: "model", value: "gpt-5", not: false },
    ]);
    expect(words('tag:"My Tag" rest')).toEqual(["rest"]);
  });

  test("on what a conversation has and is", () => {
    expect(filters("has:image -has:Code is:STARRED is:partial")).toEqual([
      { kind: "has", what: "image", not: false },
      { kind: "has", what: "code", not: true },
      { kind: "is", what: "starred", not: false },
      { kind: "is", what: "partial", not: false },
    ]);
  });

  test("on time take years, months and days from their beginning", () => {
    const at = (text: string) => filters(text).map((filter) => ("at" in filter ? filter.at : undefined));
    expect(at("after:2026 before:2026-11 before:2026-11-05")).toEqual([
      new Date(2026, 0, 1).getTime(),
      new Date(2026, 10, 1).getTime(),
      new Date(2026, 10, 5).getTime(),
    ]);
    expect(at("before:0099")).toEqual([new Date(2000, 0, 1).setFullYear(99)]);
  });

  test("that say nothing are named and left out", () => {
    expect(parseQuery('has:video is: before:soon after:2026-02-30 -tag:"" before:2026-13 tag: x')).toEqual({
      words: [{ text: "x", not: false }],
      filters: [],
      unclear: [
        { text: "has:video", why: "value" },
        { text: "is:", why: "empty" },
        { text: "before:soon", why: "date" },
        { text: "after:2026-02-30", why: "date" },
        { text: '-tag:""', why: "empty" },
        { text: "before:2026-13", why: "date" },
        { text: "tag:", why: "empty" },
      ],
    });
  });
});

test("any text is understood in some way, and never with an empty word", () => {
  const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
  const bit = fc.constantFrom(
    "site:",
    "tag:",
    "-",
    '"',
    " ",
    "a",
    "before:",
    "2026",
    "is:",
    "\ud800",
    "é",
    ":",
    "\n",
    "İ",
  );
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 14 }), (bits) => {
      const query = parseQuery(bits.join(""));
      for (const { text } of query.words) {
        expect(text).not.toBe("");
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }
      for (const filter of query.filters) if ("value" in filter) expect(filter.value).not.toBe("");
    }),
    { seed, numRuns: 2_000 },
  );
});
