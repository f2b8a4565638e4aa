import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { NothingToExport } from "../build.ts";
import { type ExportChoice, parseExportOptions } from "../options.ts";
import { builtText, builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";
import { styleOf, usualStyle } from "./markdown-style.ts";

type Choice = NonNullable<ExportChoice["markdown"]>;

const written = async (markdown: Choice, more: Partial<ExportChoice> = {}) =>
  (await builtText([richThread()], { format: "markdown", markdown, ...more })).text;

describe("Markdown options", () => {
  test("without any choice are what Convokeep has always written", () => {
    expect(styleOf(parseExportOptions({ format: "markdown" }))).toEqual(usualStyle);
    expect(styleOf(parseExportOptions({ format: "zip" }))).toEqual({ ...usualStyle, images: "files" });
  });

  test("choose the fields of the front matter, in one order, or leave it out", async () => {
    const text = await written({ frontMatter: ["starred", "title", "folder"] });
    expect(parse(text.split("---\n")[1] ?? "")).toEqual({ title: "My plan", folder: "Work/Air", starred: false });
    expect(await written({ frontMatter: false })).toMatch(/^# My plan\n/);
    expect(await written({ frontMatter: [] })).toMatch(/^# My plan\n/);
  });

  test("choose what stands over messages", async () => {
    expect(await written({ heading: "named" })).toContain("\n## Assistant (gpt-5)\n");
    const bold = await written({ heading: "bold" });
    expect(bold).toContain("\n**Assistant (gpt-5)**\n");
    expect(bold).not.toContain("\n## 1");
    expect(await written({ timestamps: false })).not.toContain("10:32");
  });

  test("show, fold or leave out reasoning; a fold ends where the reasoning ends", async () => {
    const folded = await written({ reasoning: "collapse" });
    const html = new MarkdownIt({ html: true }).render(folded);
    expect(html).toMatch(
      /<details>\n<summary>Thought for 3 seconds<\/summary>\n<p>First<\/p>[\s\S]*<\/ul>\n<\/details>\n<p><strong>Tool/,
    );
    const hidden = await written({ reasoning: "hide" });
    expect(hidden).not.toContain("Thought");
    expect(hidden).toContain("Because");
  });

  test("a fold is not left open by what is in it, and its label is a text", async () => {
    const thread = sampleThread([
      sampleMessage("a", "assistant", [
        { kind: "reasoning", label: "</summary><b>", text: "```\n</details>\nopen" },
        { kind: "text", format: "markdown", text: "After." },
      ]),
    ]);
    const { text } = await builtText([thread], { format: "markdown", markdown: { reasoning: "collapse" } });
    expect(new MarkdownIt({ html: true }).render(text)).toMatch(
      /<summary>&lt;\/summary&gt;&lt;b&gt;<\/summary>\n<pre><code>&lt;\/details&gt;\nopen\n<\/code><\/pre>\n<\/details>\n<p>After\.<\/p>/,
    );
  });

  test("leave out tool calls, branches and earlier texts", async () => {
    const text = await written({ tools: false, branches: false });
    for (const gone of ["python", "Another answer", "An older answer", "At the end"]) expect(text).not.toContain(gone);
  });

  test("have sources as footnotes, as a list of links, or not at all", async () => {
    expect(await written({})).toContain("\n[^epa]: [EPA: air](https://epa.gov/a)\n");
    const list = await written({ sources: "list" });
    expect(list).toContain("Because([1](https://epa.gov/a))");
    expect(list).toMatch(/\n\*\*Sources:\*\*\n\n1\. \[EPA: air\]\(https:\/\/epa\.gov\/a\)\n$/);
    const none = await written({ sources: "none" });
    expect(none).toContain("Because `x::y`.");
    expect(none).not.toContain("EPA");
  });

  test("have images as files, as links, or named only", async () => {
    const { name, files } = await builtZip([richThread()], { format: "markdown", markdown: { images: "files" } });
    expect(name).toBe("My plan.zip");
    const [asset = "", note = ""] = [...files.keys()];
    expect(files.get(note)).toContain(`![a cat](${asset})`);
    expect([...files.keys()].length).toBe(2);
    const none = await written({ images: "none" });
    expect(none).toContain("\na cat\n");
    expect(none).toContain("\na_b.pdf (PDF)\n");
    expect(none).not.toMatch(/not saved|Export ZIP/);
  });

  test("put several chats into one file in which no two footnotes meet", async () => {
    const cited = (at: number) =>
      sampleThread(
        [
          sampleMessage("a", "assistant", [
            { kind: "text", format: "markdown", text: "Yes[^s]." },
            { kind: "citations", items: [{ label: "s", title: `T${at}`, url: `https://e.org/${at}` }] },
          ]),
        ],
        { id: `claude:${at}`, title: `Chat ${at}` },
      );
    const { name, text } = await builtText([cited(1), cited(2)], { format: "markdown", markdown: { files: "one" } });
    expect(name).toBe("Convokeep 2026-11-20.md");
    expect(text.match(/^\[\^.*$/gm)).toEqual(["[^c1-s]: [T1](https://e.org/1)", "[^c2-s]: [T2](https://e.org/2)"]);
    expect(text).toMatch(/^# Chat 1\n\n- site: chatgpt\n/);
    expect(text.match(/\n\n---\n\n# Chat 2\n/g)?.length).toBe(1);
  });
});

describe("chosen messages", () => {
  test("are alone in the file, in their order, with a word on the others", async () => {
    const selection = { "chatgpt:1": ["b1", "m3", "m1", "gone"] };
    const text = await written({ branches: false }, { selection });
    expect(text).toContain("> 3 of the 5 messages of this chat are here, as chosen.");
    expect(text.match(/^## .*$/gm)).toEqual(["## 1 · You", "## 2 · You", "## B1 · Assistant"]);
    expect(text).toContain("*In place of what follows message 1 above.*");
    expect(text).not.toContain("Messages are missing");
  });

  test("what the user has noted and how they call it is in every file", async () => {
    const text = await written({});
    expect(text).toContain("# My plan\n\n> **My note**\n>\n> Read \\*again\\*\n");
  });

  test("a choice that names nothing which is there exports nothing", async () => {
    await expect(written({}, { selection: { "chatgpt:1": ["gone"] } })).rejects.toThrow(NothingToExport);
  });
});
