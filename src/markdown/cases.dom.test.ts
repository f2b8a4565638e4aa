import TurndownService from "turndown";
import { describe, expect, it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { flaws } from "./testing/normal-form.ts";
import { normalHtml } from "./testing/normal-html.ts";
import { type Case, readCases } from "./testing/read-cases.ts";
import { bodyOf, renderFull } from "./testing/render.ts";

const files = import.meta.glob<string>("./cases/*.txt", { query: "?raw", import: "default", eager: true });

const turndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });

/** How many of the cases show the same after a converter. */
const kept = (cases: readonly Case[], convert: (body: HTMLElement) => string): number =>
  cases.filter(({ html, shows }) => normalHtml(renderFull(convert(bodyOf(html)))) === normalHtml(shows)).length;

for (const [path, text] of Object.entries(files)) {
  describe(path, () => {
    const cases = readCases(text);
    for (const { name, html, markdown, shows } of cases) {
      it(name, () => {
        const body = bodyOf(html);
        const before = body.innerHTML;
        const written = toMarkdown(body);
        expect(written).toBe(markdown);
        expect(flaws(written)).toEqual([]);
        expect(normalHtml(renderFull(written)), "what it shows").toBe(normalHtml(shows));
        expect(body.innerHTML, "the page is left as it was").toBe(before);
      });
    }
    it("has cases, each with a name of its own", ({ task }) => {
      expect(cases.length).toBeGreaterThan(0);
      const name = path.includes("maths") ? "Own cases of maths" : "Own cases of GFM and chat pages";
      const counts = {
        kept: kept(cases, toMarkdown),
        of: cases.length,
        turndown: kept(cases, (body) => turndown.turndown(body)),
      };
      Object.assign(task.meta, { fidelity: { part: "fixed", name, ...counts } });
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    });
  });
}
