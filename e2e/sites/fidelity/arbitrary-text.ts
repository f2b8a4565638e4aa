import fc from "fast-check";
import { solid, words } from "../../../src/markdown/testing/arbitrary-text.ts";

/** What the pages of assistants are full of beside plain words: marks of citations that were not drawn, text like HTML. */
const SPECIAL = [
  "\ue200cite\ue202turn0search0\ue201",
  "【4:0†source】",
  "<T>",
  "List<int>",
  "Map<string, T[]>",
  "a < b && c > d",
  "</pre>",
  "costs $5 and $6 ",
  "snake_case_name",
  "2 * 3 * 4",
  "C:\\temp",
  "这是**重点**。",
  "「引用」",
  "مرحبا بالعالم",
  "שלום",
  "👩‍👩‍👧",
  "🇳🇴",
  "e\u0301",
];

/**
 * Signs that would make a picture or, by chance, a formula that KaTeX cannot draw are escaped: pictures are compared by
 * their bytes elsewhere, and of a formula that failed no page tells whether it was a display.
 */
export const tame = (text: string): string => text.replaceAll("![", "!\\[").replaceAll("$", "\\$");

/** Text as an assistant may write it, with any Markdown in it, whole or broken. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: words.map(tame) },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL).map(tame) },
  { weight: 2, arbitrary: fc.constantFrom("foo", "bar baz", "Note:", "x", "(see below)", "1.5") },
);

/** The same with something to see at both ends and on one line, as it stands in a mark. */
export const innerText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: solid.map((text) => tame(text.replace(/\s*\n\s*/g, " "))) },
  { weight: 3, arbitrary: fc.constantFrom("foo", "bar baz", "重点", "שלום", "😀", "“x”", "a.", "(b)", "snake_case") },
);

const promptLine = fc.oneof(
  { weight: 3, arbitrary: words.map((text) => text.replaceAll("\n", " ")) },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "    indented", "\ttab", "- a", "```js", "# not a heading", "| a | b |"),
  },
);

/**
 * What a person may type or paste, now and then so long that pages fold it: line breaks and indentation as they are,
 * nothing at the ends, since sites trim those.
 */
export const prompt: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 9, arbitrary: fc.array(promptLine, { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(promptLine, { minLength: 12, maxLength: 15 }) },
  )
  .map((lines) => lines.join("\n").trim() || "continue");
