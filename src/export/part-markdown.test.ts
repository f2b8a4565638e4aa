import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { ImagePart, Part } from "../conversation/model.ts";
import { bodyOf, bodyWith } from "./testing/body-of.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const asset = { sha256: "ab".repeat(32), type: "image/png", size: 3 };
const image = (more: Partial<ImagePart> = {}): ImagePart => ({
  kind: "image",
  key: "k",
  alt: "A [map]",
  origin: "content",
  ...more,
});
const text = (markdown: string): Part => ({ kind: "text", format: "markdown", text: markdown });
const answer = (...parts: Part[]) => sampleMessage("a1", "assistant", parts, { parent: null });

describe("parts", () => {
  test.each<[string, Part[], string]>([
    [
      "reasoning",
      [{ kind: "reasoning", text: "First.\n\n- a\n\n\tcode" }],
      "> **Reasoning**\n>\n> First.\n>\n> - a\n>\n>     code",
    ],
    [
      "labelled reasoning",
      [{ kind: "reasoning", text: "x", label: "Thought for 5 s" }],
      "> **Thought for 5 s**\n>\n> x",
    ],
    [
      "a tool",
      [{ kind: "tool", name: "python", input: "print('```')", output: "```" }],
      "**Tool: python**\n\nInput:\n\n````\nprint('```')\n````\n\nOutput:\n\n````\n```\n````",
    ],
    [
      "an artifact of code",
      [{ kind: "artifact", title: "app.py", language: "python", format: "code", content: "x = 1\n" }],
      "**app.py**\n\n```python\nx = 1\n```",
    ],
    [
      "an artifact of text",
      [{ kind: "artifact", title: "", format: "markdown", content: "# Report\n\ntext" }],
      "> **Document**\n>\n> # Report\n>\n> text",
    ],
    [
      "what could not be read",
      [{ kind: "unreadable", what: "report", reason: "another site's frame" }],
      "> Could not be read: report (another site's frame).",
    ],
    [
      "what an import did not understand",
      [{ kind: "unreadable", what: "poll", reason: "not known", raw: '{"a":"```"}' }],
      '> Could not be read: poll (not known).\n\n````json\n{"a":"```"}\n````',
    ],
    [
      "a file",
      [{ kind: "file", key: "f", name: "a_b.pdf", description: "PDF", problem: "http-404" }],
      "a_b.pdf (PDF) (file not saved: the server answered with error 404)",
    ],
    [
      "a file in the archive",
      [{ kind: "file", key: "f", name: "a.pdf", asset }],
      "a.pdf (file: choose Export ZIP to have it)",
    ],
    ["an image in the archive", [image({ asset })], "A \\[map\\] (image: choose Export ZIP to have it as a file)"],
    [
      "an image with a lasting address",
      [image({ url: "https://x.test/a(1).png" })],
      "[A \\[map\\]](<https://x.test/a(1).png>)",
    ],
    ["an image nobody has", [image({ problem: "too-large" })], "A \\[map\\] (image not saved: it is too large)"],
    ["an image without a reason", [image({ alt: "" })], "Image (image not saved: reason not known)"],
  ])("%s", (_name, parts, expected) => expect(bodyWith(...parts)).toBe(expected));

  test("an image in a text stands there once, as a file beside the Markdown or as words", () => {
    const parts = [text("See ![a *map*](attachment:k) and `![a](attachment:k)`."), image({ asset })];
    expect(bodyOf(sampleThread([answer(...parts)]), () => "assets/x.png")).toContain(
      "Assistant\n\nSee ![a *map*](assets/x.png) and `![a](attachment:k)`.",
    );
    expect(bodyWith(...parts)).toBe(
      "See a *map* (image: choose Export ZIP to have it as a file) and `![a](attachment:k)`.",
    );
    expect(bodyWith(text("![x](attachment:unknown)"))).toBe("x (image not saved: reason not known)");
  });

  test("an image inside a link leaves the link whole", () => {
    const parts = [text("[![a](attachment:k)](https://x.test/)"), image({ url: "https://y.test/" })];
    expect(bodyWith(...parts)).toBe("[a (image not saved: reason not known)](https://x.test/)");
  });

  test("an image that is not in a text stands in its place", () => {
    const thread = sampleThread([answer(text("one"), image({ asset }), text("two"))]);
    expect(bodyOf(thread, () => "assets/x.png")).toContain("one\n\n![A \\[map\\]](assets/x.png)\n\ntwo");
  });

  test("an image whose bytes are gone says so in a ZIP", () => {
    expect(bodyOf(sampleThread([answer(image({ asset }))]), () => undefined)).toContain(
      "(image not saved: reason not known)",
    );
  });

  test("lists in neighbouring parts stay apart", () => {
    const html = new MarkdownIt({ html: true }).render(
      bodyWith(text("- a"), text("- b\n- c"), text("1. d"), text("    code")),
    );
    expect(html.match(/<ul>/g)?.length).toBe(2);
    expect(html).toContain("<pre><code>code\n</code></pre>");
    expect(html).not.toContain("<li>\n<p>a</p>");
  });
});

describe("sources", () => {
  const citations = (...items: [label: string, title: string, url: string][]): Part => ({
    kind: "citations",
    items: items.map(([label, title, url]) => ({ label, title, url })),
  });
  const other = (id: string, ...parts: Part[]) => sampleMessage(id, "assistant", parts);

  test("are footnotes, once in a file, with those no text refers to under their message", () => {
    const thread = sampleThread([
      other(
        "m1",
        text("One.[^a] `[^a]`"),
        citations(["a", "A [x]", "https://a.test/"], ["b", "B", "https://b.test/(1)"]),
      ),
      other("m2", text("Two.[^a]"), citations(["a", "A [x]", "https://a.test/"])),
    ]);
    expect(bodyOf(thread)).toBe(
      [
        "# Plan",
        "## 1 · Assistant",
        "One.[^a] `[^a]`",
        "Sources: [^b]",
        "## 2 · Assistant",
        "Two.[^a]",
        "[^a]: [A \\[x\\]](https://a.test/)\n[^b]: [B](<https://b.test/(1)>)",
      ].join("\n\n"),
    );
  });

  test("with one label and different addresses get labels of their own", () => {
    const thread = sampleThread([
      other("m1", text("One.[^a]"), citations(["a", "A", "https://a.test/"])),
      other("m2", text("Two.[^a] `[^a]`"), citations(["a", "B", "https://b.test/"])),
    ]);
    expect(bodyOf(thread)).toContain("Two.[^a-2] `[^a]`");
    expect(bodyOf(thread)).toContain("[^a]: [A](https://a.test/)\n[^a-2]: [B](https://b.test/)");
  });

  test("with an address that runs something are shown, not linked", () => {
    const thread = sampleThread([other("m1", text("x[^a]"), citations(["a", "A", "javascript:alert(1)"]))]);
    expect(bodyOf(thread)).toContain("[^a]: A (`javascript:alert(1)`)");
  });
});
