import { expect, test } from "vitest";
import { toClipboardHtml } from "./clipboard-html.ts";
import { english as say } from "./testing/english.ts";
import { richThread } from "./testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const answer = (text: string) =>
  sampleThread([sampleMessage("m1", "assistant", [{ kind: "text", format: "markdown", text }])]);

test("headings keep their levels, formulas stay as they were written, and nothing written becomes markup", () => {
  const html = toClipboardHtml(
    answer("# One\n\n## Two\n\n**So** $a<b$ and\n\n$$\nx^2\n$$\n\n<img src=x onerror=alert(1)>"),
    say,
    ["m1"],
  );
  expect(html).toContain("<h1>One</h1>");
  expect(html).toContain("<h2>Two</h2>");
  expect(html).toContain("<strong>So</strong> <code>$a&lt;b$</code>");
  expect(html).toContain("<code>$$x^2$$</code>");
  expect(html).toContain("&lt;img");
  expect(html).not.toMatch(/<(?:math|img)/);
});

test("cells are aligned without a style", () => {
  const html = toClipboardHtml(answer("| a | b |\n| --: | - |\n| 1 | 2 |"), say, ["m1"]);
  expect(html).toContain('<th align="right">a</th>');
  expect(html).not.toContain("style");
});

test("sources are numbered links with a list at the end, writers stand in bold", () => {
  const html = toClipboardHtml(richThread(), say);
  expect(html).toContain("<p><strong>You</strong></p>");
  expect(html).toMatch(/\(<a href="https:\/\/epa\.gov\/a"[^>]*>1<\/a>\)/);
  expect(html).toMatch(/<ol>\s*<li><a href="https:\/\/epa\.gov\/a"[^>]*>EPA: air<\/a><\/li>/);
  expect(html).not.toContain("[^");
});
