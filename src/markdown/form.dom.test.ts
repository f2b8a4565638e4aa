import { describe, expect, it } from "vitest";
import { toMarkdown } from "./convert.ts";
import { bodyOf } from "./testing/render.ts";

const names = [
  "firstChild",
  "firstElementChild",
  "nextSibling",
  "nodeType",
  "localName",
  "hasAttributes",
  "getAttribute",
  "querySelector",
  "textContent",
  "childNodes",
  "parentNode",
];

describe("a form's fields hide its own properties", () => {
  for (const name of names) {
    it(`named ${name}`, () => {
      const form = `<form><p>inside</p><input name="${name}"><p>more</p></form>`;
      const root = bodyOf(`<p>before</p>${form}<p>after</p>`);
      expect(toMarkdown(root)).toBe("before\n\ninside\n\nmore\n\nafter");
      expect(toMarkdown(bodyOf(`<pre><code>a ${form} z</code></pre>`))).toContain("inside");
      expect(toMarkdown(bodyOf(`<ul><li>a${form}</li></ul><p>z</p>`))).toMatch(/a.*inside.*more.*z/s);
      const rules = [{ apply: () => undefined }, { tags: ["form"], apply: () => undefined }];
      expect(toMarkdown(root, { rules })).toBe("before\n\ninside\n\nmore\n\nafter");
    });
  }

  it("and one that is not shown stays out", () => {
    expect(toMarkdown(bodyOf(`<p>a</p><form hidden><p>b</p><input name="getAttribute"></form>`))).toBe("a");
  });

  it("and as the root", () => {
    const root = bodyOf(`<form><p>inside</p><input name="firstChild"><input name="nodeType"></form>`);
    const form = root.querySelector("form");
    expect(form && toMarkdown(form)).toBe("inside");
  });
});
