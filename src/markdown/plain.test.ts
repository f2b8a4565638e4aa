import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { plainToMarkdown } from "./plain.ts";

const long = process.env.CONVOKEEP_LONG !== undefined;

const strict = new MarkdownIt({ html: false });
const withHtml = new MarkdownIt({ html: true });
const withLinks = new MarkdownIt({ html: false, linkify: true });

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** What a browser shows of rendered paragraphs, as lines. Anything but a paragraph or a line break stays in as a tag. */
function shown(html: string): string {
  return html
    .trim()
    .replace(/<\/?a\b[^>]*>/g, "")
    .replace(/<br>\n?/g, "␤")
    .replace(/<\/p>\s*<p>/g, "␤␤")
    .replace(/^<p>|<\/p>$/g, "")
    .replace(/[ \t\n\r]+/g, " ")
    .replace(/ ?␤ ?/g, "\n")
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \u00a0]+$/gm, "")
    .replace(/\u00a0/g, " ");
}

/** The text as typed, without what nothing shows: spaces at the ends of lines and a last line break. */
const visible = (text: string): string =>
  text.trim() === ""
    ? ""
    : text
        .replace(/\r\n?/g, "\n")
        .replace(/\n$/, "")
        .replace(/\t/g, "    ")
        .replace(/\u00a0/g, " ")
        .replace(/ +$/gm, "");

function expectSame(text: string): void {
  const markdown = plainToMarkdown(text);
  for (const renderer of [strict, withHtml, withLinks])
    expect(shown(renderer.render(markdown)), markdown).toBe(visible(text));
}

/** What people type, what they paste, and what a renderer would take it for. */
const TYPED = [
  "Hello",
  "two\nlines",
  "two\n\nparagraphs",
  "three\n\n\n\nempty lines",
  "\n\nempty lines first",
  "empty lines last\n\n\n",
  "a <T> and List<int> and </b> and <!-- x -->",
  "x < y && y > z; a<b>c",
  "if (a && b) { return &amp;x; }",
  "    four spaces\n        eight\n\ttab",
  "runs   of    spaces",
  "1. one\n2. two\n\n- a\n- b\n+ c\n* d",
  "# not a heading\n## nor this",
  "> quoted\n>> twice",
  "title\n=====\nother\n-----\n- - -\n***\n___",
  "```js\nconst a = `b`;\n```",
  "~~~\ncode\n~~~",
  "a | b\n--- | ---\n1 | 2",
  "|a|\n|-|",
  "*emphasis* and **strong** and _both_ and ~~struck~~",
  "snake_case_name and 2 * 3 * 4 and a*b*c",
  "[a link](http://a.b) and ![an image](x.png) and [ref][x]\n\n[x]: http://a.b",
  "[foo\nbar]: /url 'x'",
  "see [^1]\n\n[^1]: a note",
  "`code` and ``more` code``",
  "a lone ` and a lone [ and a lone * and a lone _",
  "C:\\Users\\me\\*.txt \\\\server\\share",
  "line ending in a backslash\\\nnext",
  "costs $5 and $10 and $x^2$",
  "https://example.org/a_b_c?x=1&y=2 and www.example.org and me@example.org",
  "https://example.org/*a*/&amp;x?b=_c_ end",
  "- [ ] task\n- [x] done",
  "\u00a0no-break\u00a0space\u00a0",
  "\u3000ideographic\n世界「你好」",
  "שלום עולם\nمرحبا\n👩‍👩‍👧 😀 \ue000 \u200b",
  "<div>\n  <p>x</p>\n</div>",
  "int *p = &x, **q;\nfor (i = 0; i < n; i++) {\n\tp[i] *= 2;\n}",
  "def f(*args, **kwargs):\n    return [x for x in args if x < 3]  # comment",
  "SELECT * FROM t WHERE a <> 'b' -- comment",
  "windows\r\nline\rbreaks",
  "   ",
  "",
];

describe("typed text shows exactly as typed", () => {
  for (const text of TYPED) it(JSON.stringify(text), () => expectSame(text));

  it("is not littered", () => {
    const ordinary = [
      "What is 2 * 3, and why does snake_case_name fail? It costs $5 (or 10% more) - see [1]!",
      'Use a_b and c_d; a < b > c; C# & F#; don\'t "quote" it. 50/50 ~ half',
      "https://example.org/a_b_c?x=1&y=2",
      "1986. was a year\nwas it 1986? - yes\n#1 of 3",
    ];
    expect(ordinary.map(plainToMarkdown)).toEqual([
      ordinary[0],
      ordinary[1],
      ordinary[2],
      "1986\\. was a year  \nwas it 1986? - yes  \n#1 of 3",
    ]);
  });

  it("keeps line breaks without a sign at the line's end", () => {
    expect(plainToMarkdown("a\nb\n\nc")).toBe("a  \nb\n\nc");
  });
});

const PIECES = [
  ..."abc1 *_~`[]()<>&\\#+-=.!|$:/@\"'{}^\n\n\n\t",
  ...[
    "foo",
    "1. ",
    "2) ",
    "- ",
    "+ ",
    "# ",
    "> ",
    "===",
    "---",
    "***",
    "```",
    "~~~",
    "    ",
    "  ",
    "<T>",
    "</b>",
    "<!--",
    "&amp;",
  ],
  ...[
    "[x] ",
    "[^1]",
    "[a]: /b",
    "](",
    "![",
    "http://a.b/",
    "www.a.b",
    "a@b.co",
    "$5",
    "| a |",
    "|---|",
    "\\*",
    "\u00a0",
    "\u3000",
  ],
  ...["你好", "。", "「", "😀", "שלום", "\u200b", "\ue000", "é", "snake_case"],
];

it("random text shows exactly as typed, with HTML allowed and without", () => {
  const seed = Number(process.env.CONVOKEEP_SEED) || Math.floor(Math.random() * 2 ** 31);
  console.log(`typed text: seed ${seed}`);
  const text = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "grapheme", maxLength: 3 })),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join("").replace(/\p{Cc}(?<![\n\t\r])|\p{Cs}/gu, ""));
  fc.assert(fc.property(text, expectSame), { seed, numRuns: long ? 100_000 : 5_000 });
}, 600_000);
