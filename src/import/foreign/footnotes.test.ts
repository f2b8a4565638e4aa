import { expect, test } from "vitest";
import type { Citation } from "../../conversation/model.ts";
import { withFootnotes } from "./footnotes.ts";

const source = (label: string): Citation => ({ label, title: label, url: `https://${label}.example/` });
const put = (text: string, ...marks: [at: number, label: string][]) =>
  withFootnotes(
    text,
    marks.map(([at, label]) => ({ at, citation: source(label) })),
    new Map(),
  );

test("references stand behind the word before them, in the order in which they were given", () => {
  expect(put("one two  ", [9, "b"], [8, "a"], [3, "c"], [4, "d"])).toBe("one[^c][^d] two[^b][^a]  ");
  expect(put("  one", [0, "a"], [1, "b"], [2, "c"])).toBe("[^a][^b][^c]  one");
  expect(put("a \n b", [3, "a"], [2, "b"], [1, "c"])).toBe("a[^a][^b][^c] \n b");
});

test("those without a place stand at the end, those in fenced code behind all", () => {
  expect(put("one \n", [-1, "a"], [99, "b"], [Number.NaN, "c"])).toBe("one[^a][^b][^c] \n");
  expect(put("a\n```\nb\n```\nc", [7, "a"])).toBe("a\n```\nb\n```\nc[^a]");
});

test("white space and fences take no longer where there are many references", { timeout: 5_000 }, () => {
  const text = `a${" ".repeat(40_000)}${"\n```\n```".repeat(5_000)}`;
  const marks = Array.from({ length: text.length }, (_, at) => ({ at, citation: source(`s${at}`) }));
  expect(withFootnotes(text, marks, new Map())).toMatch(/^\[\^s0\]a\[\^s1\]\[\^s2\]/);
});
