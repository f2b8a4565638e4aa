import fc from "fast-check";

/** Pieces of text that mean something to some Markdown parser, and characters that are easily lost. */
const PIECES = [
  ..."abc12 *_~`[]()<>&\\#+-=.!|$:/@\"'{}^%,;?",
  ...[
    "foo",
    "bar baz",
    "snake_case",
    "2 * 3",
    "**",
    "__",
    "~~",
    "``",
    "```",
    "<T>",
    "List<int>",
    "</b>",
    "<!--",
    "&amp;",
  ],
  ...["&#35;", "\\*", "# ", "1.", "1. ", "2) ", "- ", "+ ", "> ", "===", "---", "***", "___", "~~~", "$5", "$$", "!["],
  ...[
    "](",
    "[x] ",
    "[ ] ",
    "[^1]",
    "[foo]: /u",
    "http://a.b",
    "https://a.b/c_d*e",
    "www.a.bc",
    "a@b.co",
    "| a | b |",
    "|---|",
  ],
  ...[
    "。",
    "「你好」",
    "世界",
    "“x”",
    "—",
    "…",
    "€",
    "∑",
    "😀",
    "👩‍👩‍👧",
    "שלום",
    "مرحبا",
    "\u200f",
    "𝒳",
    "é",
    "ß",
    "\u0301",
  ],
  ...["\u00a0", "\u3000", "\u2003", "\u200b", "\ue000", "\uf8ff", "\ufeff", "\u00ad", " ", "  ", "\n", "\t", " \n "],
];

/** Text as HTML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
);
/** Control characters have no place in HTML; carriage returns are line feeds there. */
const clean = (text: string): string => text.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "");

/** Text with anything in it, white space at its ends too. */
export const words = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => clean(pieces.join("")));

/** Text with something to see at both ends, as it stands inside a mark. */
export const solid = words.map((text) => text.replace(/^[ \t\n]+|[ \t\n]+$/g, "") || "x");
