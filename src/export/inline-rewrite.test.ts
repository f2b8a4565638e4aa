import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { rewriteInline } from "./inline-rewrite.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const toFile = (markdown: string) =>
  rewriteInline(markdown, { image: (key, alt) => `![${alt}](assets/${encodeURIComponent(key)}.png)` });

describe("attachment images", () => {
  test.each([
    ["![a](attachment:k)", "![a](assets/k.png)"],
    ['before ![a *b* [c]](<attachment:k>  "title") after', "before ![a *b* [c]](assets/k.png) after"],
    ["![a](attachment:file-1%20x)", "![a](assets/file-1%20x.png)"],
    ["![a](attachment:a\\(b\\))", "![a](assets/a(b).png)"],
    ["[![a](attachment:k)](https://x.test/)", "[![a](assets/k.png)](https://x.test/)"],
    ["> - ![a](attachment:k)\n>   ![b](attachment:l)", "> - ![a](assets/k.png)\n>   ![b](assets/l.png)"],
    ["| ![a](attachment:k) | `x` |\n| - | - |", "| ![a](assets/k.png) | `x` |\n| - | - |"],
    ["`` ` `` ![a](attachment:k) `x`", "`` ` `` ![a](assets/k.png) `x`"],
    ["![`]`](attachment:k)", "![`]`](assets/k.png)"],
  ])("%j becomes %j", (from, to) => expect(toFile(from)).toBe(to));

  test.each([
    "`![a](attachment:k)`",
    "``` ![a](attachment:k)\nx ```",
    "```\n![a](attachment:k)\n```",
    "    ![a](attachment:k)",
    "- item\n\n  ~~~\n  ![a](attachment:k)\n  ~~~",
    "text <!-- ![a](attachment:k) --> text",
    "<!-- \n![a](attachment:k)\n-->",
    "\\![a](attachment:k)".replace("!", "!\\"),
    '<span title="![a](attachment:k)">x</span>',
    "![a](https://attachment:k)",
    "![a](attachment:k",
  ])("%j stays", (text) => expect(toFile(text)).toBe(text));

  test("says whether the image is inside a link", () => {
    const linked: boolean[] = [];
    rewriteInline("[![a](attachment:k)](u) ![b](attachment:k) \\[![c](attachment:k)", {
      image: (_key, _alt, inside) => {
        linked.push(inside);
        return undefined;
      },
    });
    expect(linked).toEqual([true, false, false]);
  });

  test("in random Markdown, exactly the images a real parser sees are rewritten", () => {
    const parser = new MarkdownIt("commonmark");
    parser.validateLink = () => true;
    const piece = fc.constantFrom(
      "![a](attachment:k)",
      "![a](attachment:k)",
      "`",
      "``",
      "text ",
      "\n",
      "\n\n",
      "```\n",
      "\n```\n",
      "    ",
      "- ",
      "> ",
      "\\",
      "[",
      "](u)",
      "<b>",
      "<?",
      "?>",
      "<a b='",
      "'>",
      "# ",
    );
    let seen = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const before = parser.render(text);
        seen += before.split('src="attachment:k"').length - 1;
        expect(parser.render(toFile(text))).toBe(before.replaceAll('src="attachment:k"', 'src="assets/k.png"'));
      }),
      { numRuns: process.env.CONVOKEEP_LONG ? 100_000 : 5_000, seed },
    );
    console.log(`inline rewrite: ${seen} images, seed ${seed}`);
    expect(seen).toBeGreaterThan(500);
  });
});

test("footnote references are renamed outside code only, definitions never", () => {
  const text = "one[^a] `[^a]` two[^b]\n\n```\n[^a]\n```\n\n[^a]: definition";
  const renamed = rewriteInline(text, { footnote: (label) => (label === "a" ? "[^a-2]" : undefined) });
  expect(renamed).toBe("one[^a-2] `[^a]` two[^b]\n\n```\n[^a]\n```\n\n[^a]: definition");
});

test("work grows with the length of a hostile text, not with its square", () => {
  const hostile: ((count: number) => string)[] = [
    (count) => `${"![".repeat(count)}attachment:k`,
    (count) => `${"`".repeat(count)} ${"`` ` ".repeat(count)} attachment:`,
    (count) => `${"<!-- <a b='".repeat(count)} attachment:`,
    (count) => "![a](attachment:k) ".repeat(count),
  ];
  // Processor time, for the machine may be busy.
  const cost = (text: string) => {
    const before = process.cpuUsage().user;
    toFile(text);
    return (process.cpuUsage().user - before) / 1000;
  };
  for (const text of hostile) expect(cost(text(20_000))).toBeLessThan(2_000);
});
