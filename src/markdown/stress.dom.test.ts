import { describe, expect, it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { plainToMarkdown } from "./plain.ts";
import { bodyOf, render } from "./testing/render.ts";
import { visible } from "./testing/visible.ts";

/** Far above what any of these takes, far below what a quadratic one would. */
const LIMIT_MS = 3000;

function timed<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  expect(performance.now() - start).toBeLessThan(LIMIT_MS);
  return result;
}

const wide: Record<string, string> = {
  "touching emphasis": `<p>${"<em>a</em>".repeat(20_000)}</p>`,
  "stars in text": `<p>${"a* *b ".repeat(50_000)}</p>`,
  "stars and underscores that only open": `<p>${"*a _b ".repeat(20_000)}</p>`,
  "brackets in text": `<p>${"](".repeat(50_000)}${"[".repeat(50_000)}</p>`,
  "at signs and dollars": `<p>${"a@b.c $ ".repeat(50_000)}</p>`,
  "backticks in text": `<p>${"` `` ``` ".repeat(30_000)}</p>`,
  "backticks in code": `<pre><code>${"` ".repeat(300_000)}</code></pre>`,
  spaces: `<p>a${" ".repeat(500_000)}b&nbsp;${" ".repeat(500_000)}</p>`,
  "number signs in a heading": `<h2>${"# ".repeat(20_000)}x</h2>`,
  items: `<ul>${"<li>a</li>".repeat(100_000)}</ul>`,
  rows: `<table>${"<tr><td>a</td></tr>".repeat(150_000)}</table>`,
  "a wide cell": `<table><tr><td colspan="1000" rowspan="65534">a</td></tr>${"<tr><td>b</td></tr>".repeat(100)}</table>`,
};

describe("large pages take time in proportion to their size", () => {
  for (const [name, html] of Object.entries(wide)) {
    it(name, () => {
      const body = bodyOf(html);
      timed(() => toMarkdown(body));
    });
  }

  it("typed text", () => {
    const texts = [
      "a* *b _c ~d~ ".repeat(20_000),
      `${" ".repeat(500_000)}x`,
      `${"x".repeat(500_000)}\\`,
      "`a` [b](c) $".repeat(20_000),
      `${"\n".repeat(100_000)}a`,
      "a\n\n".repeat(50_000),
    ];
    for (const text of texts) timed(() => plainToMarkdown(text));
  });
});

describe("deep pages", () => {
  for (const name of ["span", "div", "em", "ul", "blockquote", "x-y", "details"]) {
    it(`10,000 times ${name} keep their text`, () => {
      const root = document.createElement("div");
      let inner: Element = root;
      for (let depth = 0; depth < 10_000; depth++) inner = inner.appendChild(document.createElement(name));
      inner.textContent = "found";
      expect(timed(() => toMarkdown(root))).toContain("found");
    });
  }
});

it("many marks that Markdown cannot say in one paragraph do not change the others", () => {
  const html = `<p>${"请看<strong>「你好」</strong>世界 <em>a</em> snake_case ".repeat(60)}</p>`;
  const markdown = toMarkdown(bodyOf(html));
  expect(markdown.split("*a*")).toHaveLength(61);
  expect(markdown).not.toContain("\\_");
  expect(visible(render(markdown))).toBe(visible(html));
});

it("a whole document, a fragment's host and a detached element convert alike", () => {
  const html = "<p>a <strong>b</strong></p><ul><li>c</li></ul>";
  const detached = document.createElement("div");
  detached.append(...bodyOf(html).childNodes);
  expect(toMarkdown(detached)).toBe(toMarkdown(bodyOf(html)));
});
