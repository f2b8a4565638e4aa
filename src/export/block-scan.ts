import { blockStart, type HtmlBlock, htmlBlocks } from "./block-starts.ts";

/** What the block structure of a Markdown text says of each of its lines, and of its end. */
export interface BlockScan {
  lines: ScannedLine[];
  /** What must follow the text so that the next block is not swallowed: the end of a fence or of raw HTML left open, else ''. */
  closer: string;
  /** What goes on to the end, and would take in what follows: a list what is indented or a list too, indented code its like. */
  endsIn: "list" | "indented" | "other";
}

export interface ScannedLine {
  text: string;
  /** Fenced or indented code, or raw HTML: taken as it stands, nothing in it is Markdown. */
  verbatim: boolean;
  /** Inside a fence or raw HTML at the top: every character counts, those at the start of the line too. */
  raw: boolean;
  /** Continues the paragraph (or table, or heading) of the line before, so that inline markup may span both. */
  joins: boolean;
}

type Container = { kind: "quote" } | { kind: "item"; indent: number; empty: boolean };

type Leaf =
  | { kind: "none" }
  | { kind: "paragraph" }
  | { kind: "fence"; mark: string }
  | { kind: "html"; block: HtmlBlock; closer: string };

interface State {
  containers: Container[];
  leaf: Leaf;
}

const none: Leaf = { kind: "none" };

/**
 * Reads the block structure of CommonMark 0.31: as much of it as is needed to know where code is, and what is still open
 * at the end. Blocks inside lists and quotes end with these, so only what lies at the top can be left open.
 */
export function scanBlocks(markdown: string): BlockScan {
  const state: State = { containers: [], leaf: none };
  const lines = markdown.split(/\r\n|\n|\r/).map((text) => ({ text, ...scanLine(state, text) }));
  return { lines, closer: closerOf(state), endsIn: endOf(state, lines) };
}

function endOf({ containers }: State, lines: readonly ScannedLine[]): BlockScan["endsIn"] {
  if (containers[0]?.kind === "item") return "list";
  const last = lines.findLast(({ text }) => text.trim() !== "");
  return last?.verbatim && !last.raw && containers.length === 0 ? "indented" : "other";
}

function closerOf({ containers, leaf }: State): string {
  if (containers.length > 0) return "";
  if (leaf.kind === "fence") return leaf.mark;
  return leaf.kind === "html" ? leaf.closer : "";
}

function scanLine(state: State, text: string): Omit<ScannedLine, "text"> {
  const { matched, rest } = matchContainers(state.containers, expandTabs(text));
  const inside = matched === state.containers.length;
  if (inside && (state.leaf.kind === "fence" || state.leaf.kind === "html")) {
    state.leaf = verbatimLeafAfter(state.leaf, rest);
    return { verbatim: true, raw: state.containers.length === 0, joins: false };
  }
  if (state.leaf.kind !== "paragraph") state.leaf = none;
  return openBlocks(state, matched, rest);
}

/** How many of the open containers go on in this line, and what is left of it inside them. */
function matchContainers(containers: Container[], line: string): { matched: number; rest: string } {
  let rest = line;
  for (const [index, container] of containers.entries()) {
    const inside = container.kind === "quote" ? insideQuote(rest) : insideItem(container, rest);
    if (inside === undefined) return { matched: index, rest };
    rest = inside;
  }
  return { matched: containers.length, rest };
}

function insideQuote(rest: string): string | undefined {
  const mark = /^ {0,3}> ?/.exec(rest);
  return mark ? expandTabs(rest.slice(mark[0].length)) : undefined;
}

function insideItem(item: Container & { kind: "item" }, rest: string): string | undefined {
  if (rest.trim() === "") return item.empty ? undefined : "";
  if (indentOf(rest) < item.indent) return undefined;
  item.empty = false;
  return rest.slice(item.indent);
}

function verbatimLeafAfter(leaf: Leaf & { kind: "fence" | "html" }, rest: string): Leaf {
  if (leaf.kind === "html") return leaf.block.end.test(rest) ? none : leaf;
  const close = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(rest)?.[1];
  return close?.startsWith(leaf.mark) ? none : leaf;
}

/** Opens the containers and the leaf that start in this line; `matched` containers go on, the others end unless a paragraph runs on. */
function openBlocks(state: State, matched: number, line: string): Omit<ScannedLine, "text"> {
  let rest = line;
  let kept = matched;
  for (;;) {
    const inParagraph = state.leaf.kind === "paragraph" && kept === state.containers.length;
    const start = blockStart(rest, inParagraph, state.leaf.kind === "paragraph");
    if (start.kind === "text" && state.leaf.kind === "paragraph") return { verbatim: false, raw: false, joins: true };
    state.containers.length = kept;
    if (start.kind === "quote" || start.kind === "item") {
      rest = expandTabs(start.rest);
      state.containers.push(
        start.kind === "quote" ? { kind: "quote" } : { kind: "item", indent: start.indent, empty: rest.trim() === "" },
      );
      kept = state.containers.length;
      state.leaf = none;
      continue;
    }
    state.leaf = leafOf(start, rest);
    const opens = start.kind === "fence" || start.kind === "html";
    return {
      verbatim: opens || start.kind === "indented",
      raw: opens && state.containers.length === 0,
      joins: start.kind === "underline",
    };
  }
}

function leafOf(start: ReturnType<typeof blockStart>, rest: string): Leaf {
  if (start.kind === "text") return { kind: "paragraph" };
  if (start.kind === "fence") return { kind: "fence", mark: start.mark };
  if (start.kind !== "html") return none;
  const block = htmlBlocks[start.block];
  if (!block || block.end.test(rest)) return none;
  return { kind: "html", block, closer: block.closer(rest) };
}

/** Tabs at the start of a text as the spaces up to the next multiple of four columns. */
function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  const lead = /^[ \t]*/.exec(text)?.[0] ?? "";
  if (!lead.includes("\t")) return text;
  let columns = 0;
  for (const char of lead) columns += char === "\t" ? 4 - (columns % 4) : 1;
  return " ".repeat(columns) + text.slice(lead.length);
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
