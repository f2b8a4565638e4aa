import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { builtText, builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";

interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

const read = (html: string): HtmlNode => unified().use(rehypeParse).parse(html) as HtmlNode;
const all = (node: HtmlNode): HtmlNode[] => [node, ...(node.children ?? []).flatMap(all)];
const tags = (html: string, name: string) => all(read(html)).filter(({ tagName }) => tagName === name);
const textOf = (node: HtmlNode): string => node.value ?? (node.children ?? []).map(textOf).join("");

async function pageOf(text: string, format: "markdown" | "plain" = "markdown"): Promise<string> {
  const thread = sampleThread([sampleMessage("a", "assistant", [{ kind: "text", format, text }])], { title: text });
  return (await builtText([thread], { format: "html" })).text;
}

describe("HTML", () => {
  test("says what the conversation says, in the elements for it", async () => {
    const { name, text } = await builtText([richThread()], { format: "html" });
    expect(name).toBe("My plan.html");
    expect(tags(text, "title").map(textOf)).toEqual(["My plan"]);
    expect(tags(text, "h2").map(textOf).slice(0, 2)).toEqual(["1 · You", "2 · Assistant (gpt-5)"]);
    expect(tags(text, "code").map(textOf)).toContain("const a = 1;\n\n#### not a heading\n");
    expect(tags(text, "a").map(({ properties }) => properties?.href)).toContain("https://epa.gov/a");
    expect(tags(text, "td").map(textOf)).toContain("partial");
    expect(textOf(read(text))).not.toContain("<!--");
  });

  test("has one heading of the first level, and what stands in messages below what stands over them", async () => {
    const { text } = await builtText([richThread()], { format: "html" });
    expect(tags(text, "h1").map(textOf)).toEqual(["My plan"]);
    expect(tags(text, "h2").map(textOf)).toContain("Other branches");
    expect(tags(text, "h3").map(textOf)).toEqual(["Deep"]);
    expect(tags(text, "h6").map(textOf)).toEqual(["Deeper"]);
  });

  test("folds reasoning where that is wanted", async () => {
    const { text } = await builtText([richThread()], { format: "html", markdown: { reasoning: "collapse" } });
    const [fold] = tags(text, "details");
    expect(textOf(fold?.children?.find(({ tagName }) => tagName === "summary") ?? { type: "" })).toBe(
      "Thought for 3 seconds",
    );
    expect(textOf(fold ?? { type: "" })).toMatch(/First\s+a\s+b\s*$/);
  });

  test("shows maths as MathML, prices as prices, and what cannot be read as it was written", async () => {
    const html = await pageOf(
      "$a^2$ costs $5 and $6, $$\\frac{1}{2}$$\n\n$$\nx_1\n$$\n\n$\\href{javascript:alert(1)}{x}$ $\\bad$",
    );
    expect(tags(html, "math").length).toBeGreaterThanOrEqual(3);
    expect(tags(html, "annotation").map(textOf).slice(0, 3)).toEqual(["a^2", "\\frac{1}{2}", "x_1"]);
    expect(textOf(read(html))).toContain("costs $5 and $6");
    expect(textOf(read(html))).toContain("\\bad");
  });

  const hostile = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) [b](<java\nscript:alert(1)>) [c](data:text/html,x) [d](vbscript:x) [e](file:///etc/passwd)",
    "![x](https://evil.example/pixel.png) ![y](//evil.example/p.png) ![z](javascript:alert(1))",
    '![a](assets/0123.png "x onload=alert(1)")',
    "</title></style></main><script>alert(1)</script>",
    '> [!note]- <img src=x onerror=alert(1)>\n> </details><svg onload="alert(1)">',
    '```"><script>alert(1)</script>\nx\n```',
    "$\\htmlClass{x}{y} \\includegraphics{https://evil.example/x.png} \\url{javascript:alert(1)}$",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><base href="https://evil.example">',
    "[^x]: <script>alert(1)</script>\n\n[r]: javascript:alert(1)\n\n[r] [^x]",
  ];

  test.each(hostile)("runs and loads nothing of: %s", async (text) => {
    for (const format of ["markdown", "plain"] as const) {
      const nodes = all(read(await pageOf(text, format)));
      const names = new Set(nodes.map(({ tagName }) => tagName));
      for (const name of ["script", "iframe", "object", "embed", "base", "svg", "form", "input"])
        expect(names).not.toContain(name);
      for (const { tagName, properties = {} } of nodes) {
        expect(Object.keys(properties).filter((name) => /^on/i.test(name))).toEqual([]);
        if (properties.href !== undefined) expect(String(properties.href)).toMatch(/^(?:https?:|mailto:)/);
        if (properties.src !== undefined)
          expect(String(properties.src)).toMatch(/^(?:\.\.\/)*assets\/[0-9a-f]{32}\.\w+$/);
        if (tagName === "meta") expect(properties.httpEquiv ?? []).not.toEqual(["refresh"]);
      }
    }
  });

  test("of several is a ZIP with an index, and images beside where these are wanted", async () => {
    const threads = [richThread(), sampleThread(undefined, { id: "claude:2", title: "index" })];
    const { files } = await builtZip(threads, {
      format: "html",
      markdown: { images: "files" },
      fileName: "{site}/{title}",
    });
    const names = [...files.keys()];
    expect(names).toEqual([
      expect.stringMatching(/^assets\//),
      "chatgpt/My plan.html",
      "chatgpt/index.html",
      "index.html",
    ]);
    const [image] = tags(files.get("chatgpt/My plan.html") ?? "", "img");
    expect(image?.properties).toMatchObject({ src: `../${names[0]}`, alt: "a cat" });
    const flat = await builtZip(threads, { format: "html" });
    expect([...flat.files.keys()]).toEqual(["My plan.html", "index (2).html", "index.html"]);
  });
});
