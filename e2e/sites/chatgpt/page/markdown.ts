import katex from "katex";
import type { MarkdownIt, Token } from "markdown-it";
import { esc } from "../../kit/page/html.ts";
import { createParser } from "../../markdown/parser.ts";
import type { SourcePage } from "../../source.ts";
import type { Strings } from "./strings.ts";

/** What a layout needs at hand while it renders one piece of Markdown. */
export interface RenderScene {
  sources: Record<string, SourcePage>;
  strings: Strings;
  /** HTML of the message's writing block, for the line that marks its place. */
  writing?: string;
}

/** How one layout dresses what all layouts render alike. */
export interface Decorations {
  /** `place` counts the code blocks of the message. */
  code(text: string, language: string, attributes: string, place: number, scene: RenderScene): string;
  inlineCode(text: string): string;
  table: { open(attributes: string): string; close(scene: RenderScene): string };
  cite(page: SourcePage, scene: RenderScene): string;
  link: { open(address: string): string; close: string };
  display(html: string): string;
  /** Attributes of a block, given where it starts and ends in the source. */
  blockAttributes(start: number, end: number, top: boolean, index: number): Record<string, string>;
}

export type Render = (markdown: string, scene: RenderScene) => string;

const maths = (tex: string, display: boolean): string =>
  katex.renderToString(tex, { displayMode: display, throwOnError: false, output: "htmlAndMathml" });

/** Character positions of each line's start. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The site shows every list item's text in a paragraph, tight or not, and marks blocks with their place in the source. */
function prepare(tokens: Token[], markdown: string, decorations: Decorations): void {
  const starts = lineStarts(markdown);
  let index = 0;
  for (const token of tokens) {
    token.hidden = false;
    if (!token.map || token.nesting < 0 || token.type === "inline") continue;
    const top = token.level === 0;
    const start = starts[token.map[0]] ?? 0;
    const end = (starts[token.map[1]] ?? markdown.length + 1) - 1;
    for (const [name, value] of Object.entries(decorations.blockAttributes(start, end, top, index))) {
      token.attrSet(name, value);
    }
    if (top) index++;
  }
}

/** What is being rendered now, and how many code blocks it had so far. */
interface Work {
  scene: RenderScene;
  codes: number;
}

function dress(md: MarkdownIt, decorations: Decorations, work: () => Work): void {
  const rules = md.renderer.rules;
  const attributes = (token: Token | undefined): string => (token ? md.renderer.renderAttrs(token) : "");
  rules.fence = (tokens, at) => {
    const token = tokens[at];
    const language = token?.info.trim().split(/\s+/)[0] ?? "";
    return decorations.code(token?.content ?? "", language, attributes(token), work().codes++, work().scene);
  };
  rules.code_block = (tokens, at) =>
    decorations.code(tokens[at]?.content ?? "", "", attributes(tokens[at]), work().codes++, work().scene);
  rules.code_inline = (tokens, at) => decorations.inlineCode(tokens[at]?.content ?? "");
  rules.table_open = (tokens, at) => decorations.table.open(attributes(tokens[at]));
  rules.table_close = () => decorations.table.close(work().scene);
  rules.s_open = () => "<del>";
  rules.s_close = () => "</del>";
  rules.math_inline = (tokens, at) => maths(tokens[at]?.content ?? "", false);
  rules.math_display = (tokens, at) => maths(tokens[at]?.content ?? "", true);
  rules.math_block = (tokens, at) => decorations.display(maths(tokens[at]?.content ?? "", true));
  // Assumed: no public sample of a task list exists; this is what the GFM renderers of the trade write.
  rules.task = (tokens, at) => `<input type="checkbox" disabled${tokens[at]?.meta?.checked ? " checked" : ""}> `;
  rules.link_open = (tokens, at) => decorations.link.open(String(tokens[at]?.attrGet("href") ?? ""));
  rules.link_close = () => decorations.link.close;
  rules.writing = () => work().scene.writing ?? "";
  rules.cite = (tokens, at) => {
    const page = work().scene.sources[tokens[at]?.content ?? ""];
    return page ? decorations.cite(page, work().scene) : esc(tokens[at]?.content ?? "");
  };
}

/** A Markdown renderer that writes HTML as one layout of the site does. */
export function createRenderer(decorations: Decorations): Render {
  const md = createParser("listed");
  let work: Work | null = null;
  dress(md, decorations, () => {
    if (!work) throw new Error("nothing is being rendered");
    return work;
  });
  return (markdown, scene) => {
    work = { scene, codes: 0 };
    const tokens = md.parse(markdown, {});
    prepare(tokens, markdown, decorations);
    return md.renderer.render(tokens, md.options, {});
  };
}
