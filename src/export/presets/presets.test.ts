import MarkdownIt from "markdown-it";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { presetNames } from "../options.ts";
import { builtText, builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";
import { presetOptions } from "./presets.ts";

interface MdNode {
  type: string;
  depth?: number;
  url?: string;
  value?: string;
  children?: MdNode[];
}

/** A Markdown text as remark reads it. */
const read = (markdown: string): MdNode => unified().use(remarkParse).use(remarkGfm).parse(markdown) as MdNode;
const all = (node: MdNode, type: string): MdNode[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap((child) => all(child, type)),
];
const textOf = (node: MdNode): string => node.value ?? (node.children ?? []).map(textOf).join("");

const two = [richThread(), sampleThread(undefined, { id: "claude:2", title: "Plan: a #1 [draft]", tags: ["x"] })];
const filesOf = async (name: (typeof presetNames)[number]) => (await builtZip(two, presetOptions(name))).files;

describe("Obsidian", () => {
  test("has notes with names that links can hold, in folders, and images in attachments", async () => {
    const files = await filesOf("obsidian");
    const names = [...files.keys()];
    expect(names).toEqual([
      expect.stringMatching(/^attachments\/[0-9a-f]{32}\.png$/),
      "Work/Air/My plan.md",
      "Plan_ a _1 _draft_.md",
    ]);
    const [image] = all(read((files.get("Work/Air/My plan.md") ?? "").split("---\n").slice(2).join("")), "image");
    expect(image?.url).toBe(`../../${names[0]}`);
  });

  test("has properties of the kinds that Obsidian knows", async () => {
    const note = (await filesOf("obsidian")).get("Work/Air/My plan.md") ?? "";
    const properties = parse(note.split("---\n")[1] ?? "");
    expect(properties).toMatchObject({
      title: "My plan",
      aliases: ["My plan", "Plan: a #1 [draft]"],
      tags: ["to-do", "2026_", "a/b"],
      site: "chatgpt",
      messages: 4,
      coverage: "partial",
    });
    for (const name of ["created", "updated", "captured"])
      expect(properties[name]).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    expect(new Date(properties.created).toISOString()).toBe("2026-11-19T08:00:00.000Z");
  });

  test("folds reasoning into a callout that ends where it ends", async () => {
    const note = (await filesOf("obsidian")).get("Work/Air/My plan.md") ?? "";
    const callouts = all(read(note), "blockquote")
      .map(textOf)
      .filter((text) => text.startsWith("[!note]-"));
    expect(callouts).toEqual(["[!note]- Thought for 3 secondsFirstab"]);
  });
});

describe("Logseq", () => {
  test("has pages of nothing but bullets under page properties, none of them one that Logseq uses itself", async () => {
    const files = await filesOf("logseq");
    expect([...files.keys()].filter((name) => name.endsWith(".md"))).toEqual([
      "pages/My plan.md",
      "pages/Plan_ a _1 _draft_.md",
    ]);
    const page = files.get("pages/My plan.md") ?? "";
    const [head = "", body = ""] = page.split(/\n\n(?=- )/s);
    const properties = head.split("\n").map((line) => line.split(":: "));
    expect(Object.fromEntries(properties)).toMatchObject({
      site: "chatgpt",
      "chat-id": "chatgpt:1",
      tags: "[[to do]], 2026, a/b",
      created: "2026-11-19T08:00:00.000Z",
    });
    expect(properties.map(([name]) => name)).not.toContain("id");
    // Everything is one list, and no line starts outside of it.
    expect(read(body).children?.map(({ type }) => type)).toEqual(["list"]);
    expect(body.split("\n").filter((line) => line !== "" && !/^(?:- |[\t ])/.test(line))).toEqual([]);
  });

  test("keeps code, lists and images as they were, below their messages", async () => {
    const page = (await filesOf("logseq")).get("pages/My plan.md") ?? "";
    const tree = read(page.slice(page.indexOf("\n\n- ") + 2));
    const code = all(tree, "code").map(({ value }) => value);
    expect(code).toContain("const a = 1;\n\n#### not a heading");
    expect(page).toContain("\t- one\n\t\t- two\n");
    expect(all(tree, "image")[0]?.url).toMatch(/^\.\.\/assets\/[0-9a-f]{32}\.png$/);
    expect(page).toContain("Because([1](https://epa.gov/a))");
    expect(page).not.toContain("[^");
  });

  test("text that looks like a property is none, but in code it stays as it is", async () => {
    const text = "id:: 12345\n\n- key:: x\n\n```\ncollapsed:: true\n```";
    const thread = sampleThread([sampleMessage("a", "assistant", [{ kind: "text", format: "markdown", text }])]);
    const { files } = await builtZip([thread], presetOptions("logseq"));
    const page = files.get("pages/Plan.md") ?? "";
    const below = page.slice(page.indexOf("\n\n- ") + 2);
    expect(below.match(/^[\t ]*(?:- )?[\w-]+:: .*$/gm)?.map((line) => line.trim())).toEqual(["collapsed:: true"]);
    expect(new MarkdownIt().render(below)).toContain("id:: 12345");
  });
});

describe("Notion", () => {
  test("has a table of facts instead of front matter, and no heading below the third level", async () => {
    const page = (await filesOf("notion")).get("My plan.md") ?? "";
    const tree = read(page);
    expect(tree.children?.slice(0, 2).map(({ type, depth }) => [type, depth])).toEqual([
      ["heading", 1],
      ["table", undefined],
    ]);
    const rows = all(tree.children?.[1] ?? { type: "" }, "tableRow").map((row) => (row.children ?? []).map(textOf));
    expect(rows[0]).toEqual(["title", "My plan"]);
    expect(rows).toContainEqual(["url", "https://chatgpt.com/c/1"]);
    expect(all(tree, "heading").filter(({ depth }) => (depth ?? 0) > 3)).toEqual([]);
    expect(all(tree, "heading").map(textOf)).toContain("Deeper");
    expect(page).toContain("\n#### not a heading\n");
    expect(all(tree, "footnoteReference")).toEqual([]);
    expect(all(tree, "image")[0]?.url).toMatch(/^assets\//);
  });
});

describe("script", () => {
  test("is a message a line", async () => {
    const { name, text } = await builtText(two, presetOptions("script"));
    expect(name).toBe("Convokeep 2026-11-20.jsonl");
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual(["m1", "m2", "b1", "m3", "m4", "m1", "m2"]);
  });
});

test("every preset has its name and stands as complete options", () => {
  for (const name of presetNames) expect(presetOptions(name)).toMatchObject({ preset: name });
});
