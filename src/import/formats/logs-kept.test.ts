import { describe, expect, test } from "vitest";
import type { ImportedConversation, ResolvedPart } from "../../conversation/imported.ts";
import { arrivalOf } from "../../conversation/merge.ts";
import { keepImport } from "../../conversation/testing/imports.ts";
import { type Keeper, keepArrival, newKeeper, threadOf } from "../../conversation/testing/keeper.ts";
import { windowOf } from "../../conversation/testing/windows.ts";
import { start } from "../../conversation/testing/world.ts";
import { threadToMarkdown } from "../../export/markdown.ts";
import { english as say } from "../../export/testing/english.ts";
import type { ImportFormat } from "../format.ts";
import { collect } from "../testing/collect.ts";
import { containerOf } from "../testing/container-of.ts";
import { copilot } from "./copilot/index.ts";
import { gemini } from "./gemini/index.ts";
import { ownMarkdown } from "./own-markdown/index.ts";

const read = async (format: ImportFormat, name: string, content: unknown) => {
  const { conversations } = await collect(format, containerOf({ [name]: content }));
  return conversations as ImportedConversation<ResolvedPart>[];
};
const said = (keeper: Keeper) => {
  const { messages, path } = threadOf(keeper);
  const known = new Map(messages.map((message) => [message.id, message]));
  return path.map((step) => {
    const message = "message" in step ? known.get(step.message) : undefined;
    return message ? message.parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join("|") : "…";
  });
};

describe("a Markdown file of ours, taken in where its chat is", () => {
  const texts = [
    "What is <amber>?\n\n  and *why*  ",
    "Amber is the *resin* of old trees:\n\n- yellow\n- light\n\n```\n## 3 · You\n```",
    "go on",
    "It floats in salt water, and it burns with a smell of pine.",
    "go on",
    "The Romans brought it from the Baltic coast, on roads named after it.",
  ];

  test("changes nothing", async () => {
    const held = keepArrival(newKeeper(), arrivalOf(windowOf(texts, 0, 6, "index", start)));
    const before = threadOf(held);
    const [file] = await read(ownMarkdown, "a.md", threadToMarkdown(before, { say }));
    const after = threadOf(keepImport(held, file as ImportedConversation<ResolvedPart>));
    expect(after.messages.map(({ id, versions }) => [id, versions.length])).toEqual(
      before.messages.map(({ id }) => [id, 0]),
    );
    expect(after.path).toEqual(before.path);
  });

  test("brings back what was lost", async () => {
    const held = keepArrival(newKeeper(), arrivalOf(windowOf(texts, 0, 6, "index", start)));
    const [file] = await read(ownMarkdown, "a.md", threadToMarkdown(threadOf(held), { say }));
    const again = keepImport(newKeeper(), file as ImportedConversation<ResolvedPart>);
    expect(said(again).map((text) => text.trim())).toEqual(said(held).map((text) => text.replace(/ +$/gm, "").trim()));
    const part = keepArrival(newKeeper(), arrivalOf(windowOf(texts, 0, 3, "index", start)));
    expect(threadOf(keepImport(part, file as ImportedConversation<ResolvedPart>)).messages).toHaveLength(6);
  });
});

describe("a log that has grown, taken in again", () => {
  const record = (title: string, minute: number, answer: string) => ({
    header: "Gemini Apps",
    title: `Prompted ${title}`,
    time: `2026-07-20T10:${minute}:00.123Z`,
    products: ["Gemini Apps"],
    safeHtmlItem: [{ html: `<p>${answer}</p>` }],
  });
  const cell = (title: string, minute: number, answer: string) =>
    `<div class="outer-cell"><div class="header-cell">Gemini Apps</div><div class="content-cell">Prompted ${title}<br>Jul 20, 2026, 10:${minute}:00 AM UTC<br><p>${answer}</p></div></div>`;

  test("Gemini's, in either form: each prompt is there once, in order", async () => {
    const old = await read(gemini, "MyActivity.json", [record("b", 20, "B"), record("a", 10, "A")]);
    const grown = await read(
      gemini,
      "x.html",
      `<html><body>${cell("c", 30, "C")}${cell("b", 20, "B")}${cell("a", 10, "A")}`,
    );
    let held = newKeeper();
    for (const each of [...old, ...grown, ...old, ...grown]) held = keepImport(held, each);
    expect(said(held)).toEqual(["a", "A", "b", "B", "c", "C"]);
    expect(threadOf(held).messages).toHaveLength(6);
  });

  test("Copilot's, which has no ids", async () => {
    const heading = "Conversation,Time,Author,Message\r\n";
    const rows = (minute: number, question: string, answer: string) =>
      `T,2026-07-20T10:${minute}:00,AI,${answer}\r\nT,2026-07-20T10:${minute}:00,Human,${question}\r\n`;
    const old = await read(copilot, "a.csv", `${heading}${rows(10, "what is amber", "the resin of old trees")}`);
    const grown = await read(
      copilot,
      "a.csv",
      `${heading}${rows(20, "go on", "it floats in salt water")}${rows(10, "what is amber", "the resin of old trees")}`,
    );
    let held = newKeeper();
    for (const each of [...old, ...grown, ...old]) held = keepImport(held, each);
    expect(said(held)).toEqual(["what is amber", "the resin of old trees", "go on", "it floats in salt water"]);
    expect(threadOf(held).messages).toHaveLength(4);
  });
});
