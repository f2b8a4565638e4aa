import { expect, test } from "vitest";
import { snippetsOf } from "./snippets.ts";

const all = (text: string, ...ranges: [number, number][]) => [...snippetsOf(text, ranges)];

test("a short text is shown whole, on one line", () => {
  expect(all("one\n\n  two three", [7, 10])).toEqual([
    { text: "one two three", matches: [[4, 7]], cutBefore: false, cutAfter: false },
  ]);
});

test("matches near each other share a snippet, those that overlap become one, distant ones have their own", () => {
  const text = `${"a".repeat(100)} hit and hit ${"b".repeat(300)} hit`;
  const [first, second, ...rest] = all(text, [101, 104], [102, 104], [109, 112], [414, 417]);
  expect(rest).toEqual([]);
  expect(first?.matches.map(([start, end]) => first.text.slice(start, end))).toEqual(["hit", "hit"]);
  expect(first).toMatchObject({ cutBefore: true, cutAfter: true });
  expect(second?.text.endsWith("b hit")).toBe(true);
  expect(second).toMatchObject({ cutBefore: true, cutAfter: false });
});

test("no character is cut in two", () => {
  const text = `${"😀".repeat(100)}x${"😀".repeat(100)}y`;
  for (const { text: shown } of all(text, [200, 201], [401, 402])) expect(shown).not.toMatch(/\p{Surrogate}/u);
});

test("very many matches in a row are told in pieces", () => {
  const text = "ab ".repeat(1_000);
  const snippets = all(text, ...Array.from({ length: 1_000 }, (_, n): [number, number] => [n * 3, n * 3 + 2]));
  expect(snippets.flatMap(({ matches }) => matches)).toHaveLength(1_000);
  for (const { text: shown } of snippets) expect(shown.length).toBeLessThan(600);
});
