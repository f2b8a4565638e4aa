import type { MarkdownIt, Token } from "markdown-it";
import { createParser } from "../../markdown/parser.ts";
import type { SourcePage } from "../../source.ts";
import { esc } from "./html.ts";
import { katexWhole, type MathsKind } from "./maths.ts";
import { gatherTables, type Table, tableOf, tagged } from "./tables.ts";

/** What a renderer needs at hand for one piece of Markdown. */
export interface RenderScene {
  /** Cited pages, by key. */
  sources: Record<string, SourcePage>;
  /** HTML for the line that marks the place of the message's own text (canvas, artifact). */
  writing?: string;
}

export interface CodeBlock {
  /** Without the last line break. */
  text: string;
  /** As the answer said it; '' where it said nothing. */
  language: string;
  /** Attributes of the block, with a space in front. */
  attributes: string;
  /** Counts the code blocks of this piece of Markdown. */
  place: number;
}

/** How a site dresses what all render alike. What is left out stays as CommonMark has it. */
export interface Decorations<S extends RenderScene = RenderScene> {
  code(block: CodeBlock, scene: S): string;
  inlineCode?(text: string): string;
  table?(table: Table, scene: S): string;
  /** `place` counts the citations of this piece of Markdown. */
  cite?(page: SourcePage, scene: S, place: number): string;
  link?: { open(address: string): string; close: string };
  /** Default: KaTeX with its MathML. */
  maths?(tex: string, kind: MathsKind, scene: S): string;
  task?(checked: boolean): string;
  /** Opening and closing tag for a plain element (`p`, `strong`, `em`, `del`, `h1`…, `ul`, `ol`, `li`, `blockquote`, `hr`). */
  tag?(name: string, attributes: string): readonly [string, string] | undefined;
  /** A run of text, escaped already. */
  text?(html: string): string;
  /** Attributes of a block, given where it starts and ends in the source. */
  blockAttributes?(start: number, end: number, top: boolean, index: number): Record<string, string>;
  /** The text of every list item is a paragraph, in tight lists too. */
  paragraphsInItems?: true;
  /** What a hard line break gives; by default the source's own line end follows it. */
  hardBreak?: string;
  /** A line break in the source is one on the page. */
  breaks?: true;
}

export type Render<S extends RenderScene = RenderScene> = (markdown: string, scene: S) => string;

/** Character positions of each line's start. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function prepare<S extends RenderScene>(tokens: Token[], markdown: string, decorations: Decorations<S>): Token[] {
  const starts = lineStarts(markdown);
  let index = 0;
  for (const token of tokens) {
    if (decorations.paragraphsInItems) token.hidden = false;
    for (const child of token.children ?? []) if (child.tag === "s") child.tag = "del";
    if (!token.map || token.nesting < 0 || token.type === "inline") continue;
    const top = token.level === 0;
    const start = starts[token.map[0]] ?? 0;
    const end = (starts[token.map[1]] ?? markdown.length + 1) - 1;
    for (const [name, value] of Object.entries(decorations.blockAttributes?.(start, end, top, index) ?? {})) {
      token.attrSet(name, value);
    }
    if (top) index++;
  }
  return gatherTables(tokens);
}

/** What is being rendered now, and how many code blocks and citations it had so far. */
interface Work<S> {
  scene: S;
  codes: number;
  cites: number;
}

function dressBlocks<S extends RenderScene>(md: MarkdownIt, decorations: Decorations<S>, work: () => Work<S>): void {
  const rules = md.renderer.rules;
  const code = (token: Token | undefined, language: string): string => {
    const attributes = token ? md.renderer.renderAttrs(token) : "";
    const text = (token?.content ?? "").replace(/\n$/, "");
    return decorations.code({ text, language, attributes, place: work().codes++ }, work().scene);
  };
  rules.fence = (tokens, at) => code(tokens[at], tokens[at]?.info.trim().split(/\s+/)[0] ?? "");
  rules.code_block = (tokens, at) => code(tokens[at], "");
  rules.whole_table = (tokens, at) => {
    const token = tokens[at];
    if (!token) return "";
    const table = tableOf(token, (children) => md.renderer.renderInline(children, md.options, {}), md);
    return decorations.table?.(table, work().scene) ?? `<table${table.attributes}>${table.html}</table>`;
  };
  rules.writing = () => work().scene.writing ?? "";
  const plain = md.renderer.renderToken.bind(md.renderer);
  md.renderer.renderToken = (tokens, at, options) => {
    const token = tokens[at];
    const dressed = token && !token.hidden ? decorations.tag?.(token.tag, md.renderer.renderAttrs(token)) : undefined;
    return token && dressed ? tagged(token.nesting, dressed) : plain(tokens, at, options);
  };
}

function dressInline<S extends RenderScene>(md: MarkdownIt, decorations: Decorations<S>, work: () => Work<S>): void {
  const rules = md.renderer.rules;
  const maths = (token: Token | undefined, kind: MathsKind): string => {
    const tex = token?.content ?? "";
    return decorations.maths?.(tex, kind, work().scene) ?? katexWhole(tex, kind !== "inline");
  };
  rules.math_inline = (tokens, at) => maths(tokens[at], "inline");
  rules.math_display = (tokens, at) => maths(tokens[at], "display");
  rules.math_block = (tokens, at) => maths(tokens[at], "block");
  const { hardBreak } = decorations;
  if (hardBreak !== undefined) rules.hardbreak = () => hardBreak;
  rules.code_inline = (tokens, at) => {
    const text = tokens[at]?.content ?? "";
    return decorations.inlineCode?.(text) ?? `<code>${esc(text)}</code>`;
  };
  rules.text = (tokens, at) => {
    const html = esc(tokens[at]?.content ?? "");
    return html === "" ? "" : (decorations.text?.(html) ?? html);
  };
  // Assumed: no public sample of a task list exists; this is what the GFM renderers of the trade write.
  rules.task = (tokens, at) => {
    const checked = tokens[at]?.meta?.checked === true;
    return decorations.task?.(checked) ?? `<input type="checkbox" disabled${checked ? " checked" : ""}> `;
  };
  const { link } = decorations;
  if (link) {
    rules.link_open = (tokens, at) => link.open(String(tokens[at]?.attrGet("href") ?? ""));
    rules.link_close = () => link.close;
  }
  if (decorations.breaks) rules.softbreak = () => "<br>";
  rules.cite = (tokens, at) => {
    const key = tokens[at]?.content ?? "";
    const page = work().scene.sources[key];
    return page ? (decorations.cite?.(page, work().scene, work().cites++) ?? "") : esc(key);
  };
}

/** A Markdown renderer that writes HTML as one site does. */
export function createRenderer<S extends RenderScene = RenderScene>(decorations: Decorations<S>): Render<S> {
  const md = createParser("listed");
  let work: Work<S> | null = null;
  const now = (): Work<S> => {
    if (!work) throw new Error("nothing is being rendered");
    return work;
  };
  dressBlocks(md, decorations, now);
  dressInline(md, decorations, now);
  return (markdown, scene) => {
    work = { scene, codes: 0, cites: 0 };
    const tokens = prepare(md.parse(markdown, {}), markdown, decorations);
    return md.renderer.render(tokens, md.options, {});
  };
}
