import { expect, test } from "vitest";
import { htmlToMarkdown } from "./html-markdown.ts";

/** Far above what any of these takes, far below what it takes where the work grows with the square of the length. */
const timeout = 5_000;
const many = 200_000;
const tex = (source: string) =>
  `<math><semantics><mi>x</mi><annotation encoding="application/x-tex">${source}</annotation></semantics></math>`;

test.each([
  ["spaces of other widths", `<p>\u2003a${"\u2003".repeat(many)}b\u2003</p>`],
  ["spaces in a description", `<img src="https://a.example/" alt="a${" ".repeat(many)}b">`],
  ["spaces in maths", `<p>${tex(`a${" ".repeat(many)}b\n+`)}</p>`],
  ["signs of comments in maths", `<p>${tex(`a\n${"%\u2028".repeat(many)}\n+`)}</p>`],
  ["backslashes in maths", `<p>${tex(`a${"\\".repeat(many)}b`)}</p>`],
  ["backslashes in maths in a table", `<table><tr><td>${tex(`a${"\\".repeat(many)}b`)}</td></tr></table>`],
  ["backslashes in a table", `<table><tr><td>a${"\\".repeat(many)}<code>|</code>b</td></tr></table>`],
  ["line breaks in what no Markdown has", `<table><tr><td><dl><dt>a${" ".repeat(many)}<dd>b</dl></td></tr></table>`],
  ["signs of code", `<p>a${"`".repeat(many)}b</p><pre>${"~".repeat(many)}\u2028</pre>`],
  ["brackets", `<p>a${"[".repeat(many)}b${"](".repeat(many)}</p>`],
  ["line breaks", `<p>a${"<br>".repeat(20_000)}b</p>`],
])("many %s take a moment", { timeout }, (_, html) => {
  expect(htmlToMarkdown(html)).toContain("a");
});
