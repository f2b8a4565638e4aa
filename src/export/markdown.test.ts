import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Message, Part } from "../conversation/model.ts";
import { threadToMarkdown } from "./markdown.ts";
import { bodyOf } from "./testing/body-of.ts";
import { english as say } from "./testing/english.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const text = (markdown: string): Part => ({ kind: "text", format: "markdown", text: markdown });

describe("a conversation as Markdown", () => {
  test("has front matter, title, and numbered headings with author and model", () => {
    const thread = sampleThread([
      sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: "Hi" }], {
        sentAt: "2026-11-20T10:32:59.000Z",
      }),
      sampleMessage("m2", "assistant", [text("Hello.")], { model: "gpt-5", author: "Code *Tutor*" }),
      sampleMessage("m3", "system", [text("Be brief.")]),
      sampleMessage("m4", "tool", [text("42")], { finished: false }),
    ]);
    expect(parse(threadToMarkdown(thread, { say }).split("---\n")[1] ?? "")).toMatchObject({
      title: "Plan",
      messages: 4,
    });
    expect(bodyOf(thread)).toBe(
      [
        "# Plan",
        "## 1 · You",
        "*2026-11-20 10:32 UTC*",
        "Hi",
        "## 2 · Assistant: Code \\*Tutor\\* (gpt-5)",
        "Hello.",
        "## 3 · System",
        "Be brief.",
        "## 4 · Tool",
        "*This message was still being written when it was saved.*",
        "42",
      ].join("\n\n"),
    );
  });

  test("without a title or content says so", () => {
    const thread = sampleThread([sampleMessage("m1", "user", [])], { title: "  " });
    expect(bodyOf(thread)).toBe("# Conversation\n\n## 1 · You\n\n*This message has no content.*");
  });

  test("a hostile title stays one heading", () => {
    const title = "---\n# x\n<img src=x onerror=1> [a](javascript:1) `b` &lt;";
    const html = new MarkdownIt({ html: true }).render(
      bodyOf(sampleThread(undefined, { title })).split("\n\n")[0] ?? "",
    );
    expect(html).toBe("<h1>--- # x &lt;img src=x onerror=1&gt; [a](javascript:1) `b` &amp;lt;</h1>\n");
  });
});

describe("what is missing", () => {
  const two = [sampleMessage("m1", "user", [text("a")]), sampleMessage("m2", "assistant", [text("b")])];
  const coverage = (more: object) => ({
    coverage: { state: "partial" as const, held: 57, gaps: [], unreadImages: 0, ...more },
  });

  test.each([
    [coverage({ total: 212 }), "> Partial: 57 of 212 messages are here."],
    [coverage({}), "> Partial: 57 messages are here; the page does not say how many there are."],
    [coverage({ state: "unknown", held: 1 }), "> 1 message is here. Whether this is all is not known."],
    [
      coverage({ total: 60, unreadImages: 2 }),
      "> Partial: 57 of 60 messages are here.\n>\n> 2 images or files could not be saved.",
    ],
  ])("%j is said at the top", (more, note) =>
    expect(bodyOf(sampleThread(two, more))).toContain(`# Plan\n\n${note}\n\n## 1`),
  );

  test("a complete conversation says nothing of it", () => {
    expect(bodyOf(sampleThread(two))).not.toContain(">");
  });

  test("gaps are shown where they are, with number and reason", () => {
    const thread = sampleThread(two);
    thread.path = [
      { gap: { after: null, reason: "older-not-loaded" } },
      { message: "m1" },
      { gap: { after: "m1", reason: "not-shown", missing: 12 } },
      { message: "m2" },
    ];
    expect(bodyOf(thread)).toBe(
      [
        "# Plan",
        "> **Messages are missing here: older messages did not load.**",
        "## 1 · You",
        "a",
        "> **12 messages are missing here: the page did not show them.**",
        "## 2 · Assistant",
        "b",
      ].join("\n\n"),
    );
  });

  test("a message that the path names and nobody has is a gap", () => {
    const thread = sampleThread(two);
    thread.path.push({ message: "gone" });
    expect(bodyOf(thread)).toContain("> **1 message is missing here: the page did not show them.**");
  });
});

describe("branches and earlier texts", () => {
  test("follow at the end in full, with where they belong, and are announced at the top", () => {
    const version = { parts: [text("old *b*")], hash: "h", capturedAt: "2026-11-19T08:00:00.000Z" };
    const messages: Message[] = [
      sampleMessage("m1", "user", [text("a")], { parent: null }),
      sampleMessage("m2", "assistant", [text("b")], { parent: "m1", versions: [version] }),
      sampleMessage("x1", "user", [text("edited")], { parent: "m1" }),
      sampleMessage("x2", "assistant", [text("again")], { parent: "x1" }),
      sampleMessage("x3", "user", [text("lost")]),
      sampleMessage("x4", "user", [text("other start")], { parent: null }),
    ];
    const thread = { ...sampleThread(messages), path: [{ message: "m1" }, { message: "m2" }] };
    expect(bodyOf(thread)).toBe(
      [
        "# Plan",
        "> At the end of this file: 4 messages of other branches, 1 earlier text of a message.",
        "## 1 · You",
        "a",
        "## 2 · Assistant",
        "b",
        "# Other branches",
        "## B1 · You",
        "*In place of what follows message 1 above.*",
        "edited",
        "## B2 · Assistant",
        "*Follows message B1.*",
        "again",
        "## B3 · You",
        "*Its place in the chat is not known.*",
        "lost",
        "## B4 · You",
        "*In place of the first message.*",
        "other start",
        "# Earlier texts",
        "## Message 2 as seen on 2026-11-19 08:00 UTC",
        "old *b*",
      ].join("\n\n"),
    );
  });
});
