import { describe, expect, it } from "vitest";
import { type ConvertOptions, type RuleAnswer, type SiteRule, toMarkdown } from "./convert.ts";
import { bodyOf } from "./testing/render.ts";

const convert = (html: string, options: ConvertOptions) => toMarkdown(bodyOf(html), options);

/** A rule for every `x-y` element. */
const answering = (answer: RuleAnswer | undefined): SiteRule => ({ tags: ["x-y"], apply: () => answer });

describe("rules of a site", () => {
  const cases: [name: string, answer: RuleAnswer | undefined, html: string, markdown: string][] = [
    ["skip", { do: "skip" }, "<p>a <x-y>b</x-y> c</p>", "a c"],
    ["unwrap", { do: "unwrap" }, "<p>a <x-y><em>b</em></x-y></p>", "a *b*"],
    ["inline", { do: "inline", markdown: "[^a-1]" }, "<p>Great!<x-y>b</x-y>.</p>", "Great\\![^a-1]."],
    ["inline beside spaces", { do: "inline", markdown: "**b**" }, "<p>a <x-y></x-y> c</p>", "a **b** c"],
    [
      "inline in a cell",
      { do: "inline", markdown: "[a|b](c)" },
      "<table><tr><th>x<x-y></x-y></th></tr></table>",
      "| x[a\\|b](c) |\n| --- |",
    ],
    ["block", { do: "block", markdown: "\n***\n" }, "<p>a<x-y></x-y>c</p>", "a\n\n***\n\nc"],
    ["block in a list", { do: "block", markdown: "b\n\nc" }, "<ul><li>a<x-y></x-y></li></ul>", "- a\n\n  b\n\n  c"],
    ["block in a heading", { do: "block", markdown: "b\nc" }, "<h2>a<x-y></x-y></h2>", "## a b c"],
    [
      "block in a cell",
      { do: "block", markdown: "b\nc" },
      "<table><tr><th>a<x-y></x-y></th></tr></table>",
      "| a<br>b<br>c |\n| --- |",
    ],
    ["code", { do: "code", language: "js", text: "a\n" }, "<p>x</p><x-y>y</x-y>", "x\n\n```js\na\n```"],
    ["code with a fence", { do: "code", language: "", text: "```\n```" }, "<x-y></x-y>", "````\n```\n```\n````"],
    [
      "code in a cell",
      { do: "code", language: "js", text: "a\nb" },
      "<table><tr><th><x-y></x-y></th></tr></table>",
      "| `a`<br>`b` |\n| --- |",
    ],
    ["as code", { do: "as", tag: "code" }, "<p>a <x-y>b`*c</x-y>.</p>", "a ``b`*c``."],
    [
      "as code in a cell",
      { do: "as", tag: "code" },
      "<table><tr><th><x-y>a|b</x-y></th></tr></table>",
      "| `a\\|b` |\n| --- |",
    ],
    ["as strong", { do: "as", tag: "strong" }, "<p>a <x-y>b <em>c</em></x-y>.</p>", "a **b *c***."],
    ["as struck", { do: "as", tag: "del" }, "<p>a <x-y>b</x-y></p>", "a ~~b~~"],
    ["task", { do: "task", checked: true }, "<ul><li><x-y></x-y> <p>a</p></li></ul>", "- [x] a"],
    ["task elsewhere", { do: "task", checked: false }, "<p>a <x-y></x-y>b</p>", "a ☐ b"],
    ["maths", { do: "math", tex: "x", display: false }, "<p>a <x-y></x-y></p>", "a $x$"],
    ["display maths", { do: "math", tex: "x", display: true }, "<p>a <x-y></x-y></p>", "a\n\n$$\nx\n$$"],
    [
      "preserve",
      { do: "preserve" },
      "<p><x-y>a  b\n  c\n\nd\te *f*</x-y></p>",
      "a\u00a0\u00a0b\\\n\u00a0\u00a0c\\\n\\\nd\u00a0\u00a0\u00a0\u00a0e \\*f\\*",
    ],
    [
      "preserve beside marks",
      { do: "preserve" },
      "<p><x-y>a <b>b</b> <i>c</i>  d <code>e</code> f</x-y> g</p>",
      "a **b** *c*\u00a0\u00a0d `e` f g",
    ],
    [
      "preserve before spaces",
      { do: "preserve" },
      "<p><x-y>a </x-y><x-y> b\n <b>c</b></x-y></p>",
      "a \u00a0b\\\n\u00a0**c**",
    ],
    ["no answer", undefined, "<p>a <x-y>b</x-y></p>", "a b"],
  ];
  for (const [name, answer, html, markdown] of cases) {
    it(name, () => expect(convert(html, { rules: [answering(answer)] })).toBe(markdown));
  }

  it("keep white space in paragraphs, each of its own", () => {
    const rule: SiteRule = { tags: ["p"], apply: () => ({ do: "preserve" }) };
    expect(convert("<p>a\nb</p><p>c</p>\n<ul><li><p>d\n e</p></li></ul>", { rules: [rule] })).toBe(
      "a\\\nb\n\nc\n\n- d\\\n  \u00a0e",
    );
  });

  it("come before ours, for hidden elements and buttons too", () => {
    const rule: SiteRule = {
      tags: ["button", "p"],
      apply: (element) => (element.hasAttribute("hidden") ? { do: "unwrap" } : { do: "inline", markdown: "B" }),
    };
    expect(convert("<p hidden>a<button>b</button></p>", { rules: [rule] })).toBe("aB");
  });

  it("are asked in their order, those without tags for every element", () => {
    const asked: string[] = [];
    const listening = (name: string, tags?: string[]): SiteRule => ({
      ...(tags ? { tags } : {}),
      apply(element) {
        asked.push(`${name} ${element.localName}`);
        return undefined;
      },
    });
    convert("<p><b>x</b></p>", { rules: [listening("1", ["b"]), listening("2"), listening("3", ["b", "p"])] });
    expect(asked).toEqual(["2 p", "3 p", "1 b", "2 b", "3 b"]);
  });

  it("can leave out rows and cells of a table", () => {
    const rule: SiteRule = {
      tags: ["tr", "td"],
      apply: (element) => (element.className === "x" ? { do: "skip" } : undefined),
    };
    const html = "<table><tr><th>a</th></tr><tr class=x><td>b</td></tr><tr><td class=x>c</td><td>d</td></tr></table>";
    expect(convert(html, { rules: [rule] })).toBe("| a |\n| --- |\n| d |");
  });

  it("can read headings that are no `h1`: on one line, line breaks kept", () => {
    const rule: SiteRule = {
      tags: ["div"],
      apply: (element) => (element.role === "heading" ? { do: "heading", level: 2 } : undefined),
    };
    const html = "<p>a</p><div role=heading>b<br><em>c</em></div><div role=heading></div><p>d</p>";
    expect(convert(html, { rules: [rule] })).toBe("a\n\n## b<br>*c*\n\n##\n\nd");
  });

  it("can preserve spaces, of which the one behind a task's box is none", () => {
    const rule: SiteRule = { tags: ["p"], apply: () => ({ do: "preserve" }) };
    const html = '<ul><li><p><input type="checkbox"> a  b</p></li><li><p>c</p></li></ul>';
    expect(convert(html, { rules: [rule] })).toBe("- [ ] a\u00a0\u00a0b\n\n- c");
  });

  it("can make a list tight whose items are wrapped in paragraphs", () => {
    const rule: SiteRule = {
      tags: ["p"],
      apply: (element) => (element.parentElement?.localName === "li" ? { do: "unwrap" } : undefined),
    };
    expect(convert("<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>", { rules: [rule] })).toBe(
      "- a\n  - b\n- c",
    );
  });
});

describe("callbacks", () => {
  it("image decides the address or leaves the image out", () => {
    const image = (element: HTMLImageElement) =>
      element.alt === "keep" ? `attachment:${element.getAttribute("src")}` : null;
    expect(convert('<p>a <img src="1" alt="keep"> <img src="2" alt="drop">b</p>', { image })).toBe(
      "a ![keep](attachment:1) b",
    );
  });

  it("image is asked for images without address too, once each", () => {
    const seen: string[] = [];
    convert('<p><img alt="x"><img src="y"></p>', {
      image(element) {
        seen.push(element.outerHTML);
        return null;
      },
    });
    expect(seen).toEqual(['<img alt="x">', '<img src="y">']);
  });

  it("link decides the address or keeps only the text", () => {
    const link = (_element: Element, href: string) =>
      href.startsWith("#") ? null : href.replace("?utm_source=chatgpt.com", "");
    expect(
      convert('<p><a href="https://a.b/?utm_source=chatgpt.com">https://a.b/</a> <a href="#x">c</a></p>', { link }),
    ).toBe("<https://a.b/> c");
  });
});
