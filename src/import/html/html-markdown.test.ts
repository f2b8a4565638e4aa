import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCases } from "../../markdown/testing/read-cases.ts";
import { htmlToMarkdown } from "./html-markdown.ts";
import { parseHtml } from "./parse-html.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const numRuns = process.env.CONVOKEEP_LONG ? 20_000 : 1_000;

const folder = new URL("../../markdown/cases/", import.meta.url);
const cases = readdirSync(folder).flatMap((file) =>
  readCases(readFileSync(new URL(file, folder), "utf8")).map((each) => ({ file, ...each })),
);

describe("without a document", () => {
  test("there is none here", () => {
    expect("document" in globalThis || "HTMLFormElement" in globalThis).toBe(false);
  });

  test("HTML becomes the same Markdown as in a page", () => {
    const changed = cases.filter(({ html, markdown }) => htmlToMarkdown(html) !== markdown);
    expect(
      changed.map(({ file, name, html, markdown }) => ({ file, name, html, markdown, got: htmlToMarkdown(html) })),
    ).toEqual([]);
    expect(cases.length).toBeGreaterThan(100);
  });
});

describe("what is written carelessly", () => {
  test.each([
    ["end tags left out", "<ul><li>a<li>b</ul><p>c<p>d", "- a\n- b\n\nc\n\nd"],
    ["a table without end tags", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "| a | b |\n| --- | --- |\n| 1 | 2 |"],
    ["stray end tags", "a</div>b</p>c", "ab\n\nc"],
    ["a lone sign", "1 < 2 && 3 <4", "1 < 2 && 3 <4"],
    ["a tag that never ends", "a <b", "a \\<b"],
    ["a comment that never ends", "a <!-- b", "a \\<!-- b"],
    ["a raw element that never ends", "a<textarea>b", "ab"],
    [
      "references",
      "&lt;b&gt; &amp;amp; &#x41;&#66; &eacute;&nbsp;x &nothing; &copy 1",
      "\\<b> \\&amp; AB é\u00a0x \\&nothing; © 1",
    ],
    [
      "an address with a sign that is no reference",
      '<a href="https://a.example/?a=1&copy=2">x</a>',
      "[x](https://a.example/?a=1&copy=2)",
    ],
  ])("%s", (_, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  test("scripts and styles say nothing", () => {
    expect(htmlToMarkdown("<p>a</p><script>steal()</script><style>p{}</style><p>b</p>")).toBe("a\n\nb");
  });
});

describe("hostile HTML", () => {
  const piece = fc.constantFrom(
    ..."<p> </p> <b> </b> <i <a href=' <td> <table> <tr> <li> <ul> </ul> <!-- --> <script> </script> <textarea> > \" ' & &lt; &#x; <pre> </pre> <br/> </br> <form> </ <! <? word other".split(
      " ",
    ),
    "\n",
    " ",
  );
  const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  test("never throws, and keeps every word that stands in the open", () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(typeof htmlToMarkdown(html)).toBe("string");
        const shown = parseHtml(`${html}`).textContent;
        // Outside of tags and comments: nothing is left out.
        if (!/[<>&]/.test(html)) expect(shown.replace(/\s/g, "")).toBe(html.replace(/\s/g, ""));
      }),
      { numRuns, seed },
    );
  });

  test.each([
    ["tags that never end", "<a "],
    ["quotes that never end", '<a b="'],
    ["comments that never end", "<!--"],
    ["text elements that never end", "<title>"],
    ["elements in elements", "<div><b>"],
    ["ends without starts", "</div>"],
    ["spaces in a tag", '<a                    "'],
    ["references", "&#x41"],
    ["tables in tables", "<table><td>"],
  ])("takes time that grows with its length: %s", (_, piece) => {
    const started = performance.now();
    htmlToMarkdown(piece.repeat(200_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
