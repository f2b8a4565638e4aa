import { describe, expect, it } from "vitest";
import type { ImagePart } from "../conversation/model.ts";
import { finish } from "./finish.ts";
import { renderMarkdown } from "./markdown.ts";
import { noRefs, type Refs, type ViewOptions } from "./options.ts";
import { say } from "./testing/say.ts";

function shown(markdown: string, options: Partial<ViewOptions> = {}, refs: Partial<Refs> = {}): HTMLElement {
  const holder = document.createElement("div");
  holder.append(renderMarkdown(markdown, { say, ...options }, { ...noRefs(), ...refs }));
  return holder;
}

const html = (markdown: string): string => shown(markdown).innerHTML.replaceAll(' dir="auto"', "").trim();

describe("HTML in Markdown", () => {
  it("shows the tags that Convokeep's own Markdown has", () => {
    expect(html("H<sub>2</sub>O<br><kbd>x</kbd>")).toBe("<p>H<sub>2</sub>O<br>\n<kbd>x</kbd></p>");
    expect(html("*a <u>b* c</u>")).toBe("<p><em>a <u>b</u></em><u> c</u></p>");
  });

  it("shows every other tag, and one without its pair, as text", () => {
    for (const tag of [
      "</sub>",
      "<sub>",
      "<sub x>",
      "<SUB>",
      "<b>",
      "</p>",
      "<u></sub>",
      "<img src=x>",
      "<!-- a -->",
    ]) {
      expect(shown(`a ${tag} b`).textContent.trim()).toBe(`a ${tag} b`);
    }
  });

  it("folds details, and shows the lines of half a pair as text", () => {
    expect(html("<details open>\n<summary>A *b*</summary>\n\nx\n\n</details>")).toBe(
      '<details open="">\n<summary>A <em>b</em></summary>\n<p>x</p>\n</details>',
    );
    for (const text of ["<details>\n\nx", "x\n\n</details>", "<summary>x</summary>", "- <details>\n\n</details>"]) {
      expect(shown(text).querySelector("details, summary"), text).toBeNull();
      expect(shown(text).textContent, text).toMatch(/<\/?(?:details|summary)>/);
    }
  });
});

describe("formulas", () => {
  it("stand as their source until they are drawn, and then hold MathML with it", async () => {
    const holder = shown("so $x^2$\n\n$$\n\\frac{1}{2}\n$$\n\n$$e = mc^2$$");
    expect([...holder.querySelectorAll(".formula")].map((each) => each.textContent)).toEqual([
      "x^2",
      "\\frac{1}{2}",
      "e = mc^2",
    ]);
    expect(holder.querySelectorAll(".formula.display")).toHaveLength(2);
    await finish(holder);
    expect(holder.querySelectorAll("math annotation")).toHaveLength(3);
    expect(holder.querySelectorAll(".katex-html[aria-hidden=true]")).toHaveLength(3);
  });

  it("are MathML alone where no fonts go along", async () => {
    const holder = shown("$x^2$", { formulas: "mathml" });
    await finish(holder);
    expect([holder.querySelectorAll("math").length, holder.querySelectorAll(".katex-html").length]).toEqual([1, 0]);
  });

  it("stay source where KaTeX cannot read them", async () => {
    const holder = shown("$\\frac{1}$");
    await finish(holder);
    expect(holder.textContent.trim()).toBe("\\frac{1}");
  });

  it("are not seen in prices and code", () => {
    const holder = shown("From $5 to $6.\n\n`$x$` and $ x $, a $$ b");
    expect(holder.querySelector(".formula")).toBeNull();
  });
});

describe("code", () => {
  const code = "```js\nconst a = `<b>&amp;{x}`; // \u202e\n```";

  it("gets colours when it is finished, and never another text", async () => {
    const holder = shown(code);
    const text = () => holder.querySelector("code")?.textContent;
    expect(text()).toBe("const a = `<b>&amp;{x}`; // \u202e");
    await finish(holder);
    expect(text()).toBe("const a = `<b>&amp;{x}`; // \u202e");
    expect(holder.querySelectorAll(".hljs-keyword")).toHaveLength(1);
    expect(holder.querySelector(".control")?.getAttribute("data-sign")).toBe("U+202E");
  });

  it("names its language and copies what it holds, and says so", async () => {
    const copied: string[] = [];
    const holder = shown(code, { copy: (text) => void copied.push(text) });
    document.body.append(holder);
    expect(holder.querySelector(".code-name")?.textContent).toBe("JavaScript");
    const button = holder.querySelector("button") as HTMLButtonElement;
    button.click();
    await expect.poll(() => button.textContent).toBe("viewer_copied");
    expect(copied).toEqual(["const a = `<b>&amp;{x}`; // \u202e"]);
    expect(holder.querySelector("[role=status]")?.textContent).toBe("viewer_copied");
    holder.remove();
  });
});

describe("links and images", () => {
  it("only lead to the web and to mail, and show where", () => {
    const links = [...shown("[a](https://b.example/ 'T') <mailto:c@d.co>").querySelectorAll("a")];
    expect(links.map(({ href, target, rel, title }) => [href, target, rel, title])).toEqual([
      ["https://b.example/", "_blank", "noreferrer noopener", "https://b.example/\nT"],
      ["mailto:c@d.co", "_blank", "noreferrer noopener", "mailto:c@d.co"],
    ]);
    const others = shown("[a](javascript:x) [b](/c) [d](data:text/html,e) [f](tel:1)");
    expect(others.querySelector("a")).toBeNull();
    expect(others.textContent.trim()).toBe("a b d f");
  });

  it("show the host that a look-alike address really has", () => {
    expect(shown("[a](https://g\u043e\u043egle.com/)").querySelector("a")?.title).toMatch(/^https:\/\/xn--/);
  });

  const part: ImagePart = { kind: "image", key: "k 1", alt: "A hill", origin: "content" };
  const asset = { sha256: "00", type: "image/png", size: 1 };
  const refs = (image: ImagePart) => ({ images: new Map([[image.key, image]]), shown: new Set<string>() });

  it("come from the archive when they come into view, once", async () => {
    let asked = 0;
    const imageUrl = () => `blob:null/${asked++}`;
    const holder = shown("x ![](<attachment:k 1>)", { imageUrl }, refs({ ...part, asset }));
    const image = holder.querySelector("img") as HTMLImageElement;
    expect([image.alt, image.hasAttribute("src"), asked]).toEqual(["A hill", false, 0]);
    await finish(holder);
    await finish(holder);
    expect([image.getAttribute("src"), asked]).toEqual(["blob:null/0", 1]);
  });

  it("say why they are not shown", async () => {
    const missing = shown("![](<attachment:k 1>)", {}, refs({ ...part, problem: "http-403" }));
    expect(missing.textContent.trim()).toBe("A hillexport_problem_http (403)");
    const elsewhere = shown("![b](https://c.example/d.png)");
    expect(elsewhere.textContent.trim()).toBe("bviewer_image_elsewhere (c.example)");
    expect(elsewhere.querySelector("a")?.getAttribute("href")).toBe("https://c.example/d.png");
    const lost = shown("![](<attachment:k 1>)", { imageUrl: () => undefined }, refs({ ...part, asset }));
    await finish(lost);
    expect(lost.textContent.trim()).toBe("A hillviewer_image_no_bytes");
  });
});

describe("the rest", () => {
  const source = { label: "epa-1", title: "A report", url: "https://epa.example/", number: 2 };

  it("numbers sources, keeps notes of the text where they are, and unknown ones as text", () => {
    const holder = shown("a[^epa-1] b[^n] c[^z]\n\n[^n]: A note", {}, { citations: new Map([[source.label, source]]) });
    expect(holder.querySelector(".cite a")?.outerHTML).toMatch(/href="https:\/\/epa\.example\/".*>2</);
    expect(holder.textContent.replace(/\s+/g, " ").trim()).toBe("a2 bn c[^z] n A note");
  });

  it("puts headings under the page's own, without leaving out a level", () => {
    const tags = (text: string, headingShift: number) =>
      [...shown(text, { headingShift }).children].map(({ localName }) => localName);
    expect(tags("# a\n\n## b\n\n###### c\n\n## d", 2)).toEqual(["h3", "h4", "h5", "h4"]);
    expect(tags("### a\n\n### b\n\n# c\n\n### d", 4)).toEqual(["h5", "h5", "h5", "h6"]);
    expect(tags("# a\n\n## b\n\n### c", 5)).toEqual(["h6", "h6", "h6"]);
  });

  it("aligns tables by class and lets them be reached by keyboard, each with a name of its own", () => {
    const holder = shown("| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n| c |\n|---|", { place: "message 3" });
    const frames = [...holder.querySelectorAll(".table-frame")];
    expect(frames.map((frame) => frame.getAttribute("aria-label"))).toEqual([
      "viewer_table (1): a, b, message 3",
      "viewer_table (2): c, message 3",
    ]);
    expect(frames.map((frame) => frame.getAttribute("tabindex"))).toEqual(["0", "0"]);
    expect([...holder.querySelectorAll("td")].map((cell) => cell.className)).toEqual(["align-center", "align-right"]);
    expect(holder.querySelector("[style]")).toBeNull();
  });

  it("gives outermost blocks their direction", () => {
    const directed = [...shown("- مرحبا\n  - b\n\n> x\n\ny").querySelectorAll("[dir]")];
    expect(directed.map(({ localName }) => localName)).toEqual(["ul", "blockquote", "p"]);
  });
});
