import { describe, expect, test } from "vitest";
import type { CapturedMessage } from "./capture.ts";
import { codeWithMissingLines } from "./missing-lines.ts";
import type { Message, Part } from "./model.ts";
import { exported, keepImport, wrote } from "./testing/imports.ts";
import { type Keeper, keep, newKeeper, threadOf } from "./testing/keeper.ts";
import { look, says } from "./testing/looks.ts";
import { textOf } from "./testing/view.ts";

const markdown = (text: string): Part => ({ kind: "text", format: "markdown", text });
type Shown = Pick<CapturedMessage, "parts"> & Partial<CapturedMessage>;

/** The message `a1` once a page in minute 9 and an export of minute 5 have told of it, in both orders. */
function joined(page: string | Shown, written: string | Shown): Message {
  const [seen, told] = [page, written].map((one) => (typeof one === "string" ? { parts: [markdown(one)] } : one));
  const capture = look(9, ["^", "u1", says("a1", "", seen), "$"]);
  const parts = told?.parts ?? [];
  const file = exported(5, [wrote("u1", null), wrote("a1", 0, "", { parts, finished: told?.finished ?? true })]);
  const orders: Keeper[] = [
    keepImport(keep(newKeeper(), capture), file),
    keep(keepImport(newKeeper(), file), capture),
    keepImport(keep(keepImport(newKeeper(), file), capture), file),
  ];
  const [first, ...others] = orders.map((keeper) => threadOf(keeper).messages[1]);
  for (const other of others) expect(other).toEqual(first);
  if (!first) throw new Error("no message");
  return first;
}

const image = (key: string, more: object = {}): Part => ({ kind: "image", key, alt: "", origin: "generated", ...more });
const asset = { sha256: "a".repeat(64), type: "image/png", size: 10 };

describe("one text in two renderings", () => {
  test.each([
    ["emphasis", "*so* **it** ~~is~~", "_so_ __it__ ~~is~~"],
    ["lists", "- one\n- two\n  - three", "* one\n* two\n    * three"],
    ["numbered lists", "1. one\n2. two", "1) one\n2) two"],
    ["tables", "| a | b |\n| --- | :-: |\n| 1 | 2 |", "|a|b|\n|-|:---:|\n|1|2|"],
    ["escapes", "1\\. a\\*b \\[c\\] 2\\_3", "1. a*b [c] 2_3"],
    ["entities", "a &lt; b & c", "a < b &amp; c &nbsp;"],
    ["formulas", "so $x^2$ and\n\n$$\n\\frac{1}{2}\n$$", "so \\(x^2\\) and \\[\\frac{1}{2}\\]"],
    ["blank lines", "a\n\nb\n\n\nc", "a\nb\nc"],
    [
      "addresses",
      "see <https://x.org/a> or [here](https://x.org/?utm_source=chatgpt.com)",
      "see https://x.org/a or [here](https://x.org/)",
    ],
    ["citations", "It is so.[^x-1]", "It is so. \ue200cite\ue202turn0search0\ue201【4:0†source】"],
    ["fences", "```python\nx = 1\n```", "~~~\nx = 1\n~~~"],
    ["breaks", "one  \ntwo<br>three", "one\\\ntwo three"],
    ["headings and rules", "## Title\n\n---\n\ntext", "Title\n-----\n\n***\n\ntext"],
    ["quotes", "“so” it’s", '"so" it\'s'],
    ["scripts", "你好，世界 и مرحبا 🎉", "你好，**世界** и مرحبا 🎉"],
  ])("%s: no version, and the export's words", (_, page, written) => {
    const message = joined(page, written);
    expect(message.versions).toEqual([]);
    expect(message).toMatchObject({ from: "export", origin: "page", capturedAt: "2026-01-01T00:09:00.000Z" });
    expect(textOf(message.parts)).toBe(written);
  });

  test("code keeps the white space of the export", () => {
    const written = "```py\nif x:\n\treturn  1\n```";
    expect(textOf(joined("```py\nif x:\n    return 1\n```", written).parts)).toBe(written);
  });

  test.each([
    ["a number", "It costs 15 euros", "It costs 16 euros"],
    ["a decimal point", "about 1.5", "about 15"],
    ["a word", "Yes, that is right", "No, that is wrong"],
    ["an operator", "`a = b`", "`a == b`"],
    ["another script", "你好，世界", "你好，世间"],
    ["an end that the export lacks", "The whole answer to the end", "The whole answer"],
  ])("%s: both are kept", (_, page, written) => {
    const message = joined(page, written);
    expect([textOf(message.parts), ...message.versions.map(({ parts }) => textOf(parts))]).toEqual([page, written]);
  });

  test("a beginning that the page has shown is no version", () => {
    const message = joined("The whole answer", "The whole answer to the **end**");
    expect(textOf(message.parts)).toBe("The whole answer to the **end**");
    expect(message.versions).toEqual([]);
  });

  test("nor is half an answer, seen while it was written", () => {
    const message = joined(
      { parts: [markdown("The whole ans **we")], finished: false },
      "The whole ans __wer to the end__",
    );
    expect(message.versions).toEqual([]);
    expect(message.finished).toBe(true);
  });

  test("nor code of which the page drew a few lines", () => {
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `let name${from + n} = ${from + n};`).join("\n");
    const missing: Part = { kind: "unreadable", what: codeWithMissingLines, reason: "lines" };
    const page = { parts: [markdown(`Look:\n\`\`\`js\n${lines(3, 12)}\n\`\`\`\nThat is all`), missing] };
    const written = `Look:\n\`\`\`\n${lines(0, 30)}\n\`\`\`\nThat is all`;
    const message = joined(page, written);
    expect(message.versions).toEqual([]);
    expect(textOf(message.parts)).toBe(written);
  });

  test("an answer that was stopped says so, and its chat is complete all the same", () => {
    const told = { parts: [markdown("I was going to s")], finished: false };
    expect(joined("I was going to s", told)).toMatchObject({ finished: false, versions: [] });
    const file = exported(5, [wrote("u1", null), wrote("a1", 0, "", told)]);
    expect(threadOf(keepImport(newKeeper(), file)).conversation.coverage.state).toBe("complete");
  });
});

describe("what both tell beside the text is united", () => {
  const text = markdown("Here it is");

  test("bytes from the page, the id from the export", () => {
    const same = joined({ parts: [text, image("file-1", { asset })] }, { parts: [image("file-1"), text] });
    expect(same.parts).toEqual([image("file-1", { asset }), text]);
    const other = joined({ parts: [text, image("1", { asset })] }, { parts: [image("file-1"), text] });
    expect(other.parts).toEqual([image("file-1", { asset }), text]);
  });

  test("images that only the page has shown are shown too", () => {
    const message = joined({ parts: [text, image("1", { asset }), image("2")] }, { parts: [text] });
    expect(message.parts).toEqual([text, image("1", { asset }), image("2")]);
  });

  test("a file by its name", () => {
    const file = (key: string, more: object = {}): Part => ({ kind: "file", key, name: "Report.pdf", ...more });
    const message = joined(
      { parts: [text, file("0", { description: "PDF" })] },
      { parts: [text, file("file-9", { asset })] },
    );
    expect(message.parts).toEqual([text, file("file-9", { description: "PDF", asset })]);
  });

  test("thoughts once, in the export's words; those that only the page has shown as well", () => {
    const thought = (words: string): Part => ({ kind: "reasoning", text: words });
    const message = joined(
      { parts: [thought("First I *look*"), text] },
      { parts: [thought("First I **look**"), thought("then I write"), text] },
    );
    expect(message.parts).toEqual([thought("First I **look**"), thought("then I write"), text]);
    expect(joined({ parts: [thought("Alone"), text] }, { parts: [text] }).parts).toEqual([thought("Alone"), text]);
  });

  test("sources by their address", () => {
    const sources = (...items: [string, string][]): Part => ({
      kind: "citations",
      items: items.map(([label, url]) => ({ label, title: label, url })),
    });
    const message = joined(
      { parts: [text, sources(["a-1", "https://a.org/?utm_source=chatgpt.com"], ["b-1", "https://b.org/"])] },
      { parts: [text, sources(["a-2", "https://a.org/"])] },
    );
    expect(message.parts).toEqual([text, sources(["a-2", "https://a.org/"], ["b-1", "https://b.org/"])]);
  });

  test("an artifact that only one of them has; of both the longer", () => {
    const artifact = (content: string): Part => ({ kind: "artifact", title: "Page", format: "markdown", content });
    expect(joined({ parts: [text, artifact("# One")] }, { parts: [text] }).parts).toEqual([text, artifact("# One")]);
    expect(joined({ parts: [text] }, { parts: [text, artifact("One")] }).parts).toEqual([text, artifact("One")]);
    const message = joined({ parts: [text, artifact("# One")] }, { parts: [text, artifact("One\n===\nand two")] });
    expect(message.parts).toEqual([text, artifact("One\n===\nand two")]);
    expect(message.versions).toEqual([]);
  });
});

test("a file of 1 MB is compared in a moment, whatever it says", () => {
  const hostile = [
    "](".repeat(500_000),
    "\\".repeat(1_000_000),
    "`".repeat(1_000_000),
    "&#".repeat(500_000),
    "![](".repeat(250_000),
    "<br".repeat(300_000),
    "\ue200".repeat(1_000_000),
    "a.".repeat(500_000),
  ];
  for (const text of hostile) {
    const begun = performance.now();
    joined(text, `${text} x`);
    expect(performance.now() - begun).toBeLessThan(10_000);
  }
});
