import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";

/**
 * Reads the lines `<details>`, `<details open>`, `<summary>…</summary>` and the empty comment as Convokeep's Markdown has
 * them (`src/markdown/blocks.ts`, `summary.ts`); every other HTML stays text, and so does a line without its other one.
 */
export function keptBlocks(markdown: MarkdownIt): void {
  markdown.block.ruler.before("fence", "kept_html", line, { alt: ["paragraph", "reference", "blockquote", "list"] });
  markdown.core.ruler.after("block", "kept_html_pairs", pairAll);
}

const OPEN = /^<(details|summary)( open)?>$/;
const CLOSE = /^<\/(details|summary)>$/;
const SUMMARY = /^<summary>(.+)<\/summary>$/;
const COMMENT = /^<!--\s*-->$/;

function line(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3c || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const text = state.src.slice(start, state.eMarks[startLine]).trimEnd();
  const read = COMMENT.test(text) ? () => {} : readerOf(text);
  if (!read) return false;
  if (!silent) {
    read(state, startLine);
    state.line = startLine + 1;
  }
  return true;
}

type Reader = (state: StateBlock, line: number) => void;

function readerOf(text: string): Reader | null {
  const open = OPEN.exec(text);
  if (open && !(open[1] === "summary" && open[2])) return (state) => push(state, 1, open[1] ?? "", text);
  const close = CLOSE.exec(text);
  if (close) return (state) => push(state, -1, close[1] ?? "", text);
  const summary = SUMMARY.exec(text);
  if (!summary) return null;
  return (state, at) => {
    push(state, 1, "summary", "<summary>");
    inline(state.push("inline", "", 0), summary[1] ?? "", [at, at + 1]);
    push(state, -1, "summary", "</summary>");
  };
}

function push(state: StateBlock, nesting: 1 | -1, name: string, text: string): void {
  const token = state.push(nesting === 1 ? "kept_open" : "kept_close", name, nesting);
  token.markup = text;
  token.block = true;
  if (text === "<details open>") token.attrSet("open", "");
}

function inline(token: Token, content: string, map: [number, number]): void {
  Object.assign(token, { content, map, children: [] });
}

/** Keeps what stands in pairs within one container, a summary within its details; the rest becomes text. */
function pairAll(state: StateCore): void {
  const stray = new Set<Token>();
  const open: Token[] = [];
  for (const token of state.tokens) {
    if (token.nesting === 1) open.push(token);
    else if (token.nesting === -1) close(token, open, stray);
  }
  for (const token of open) stray.add(token);
  if (stray.size > 0)
    state.tokens = state.tokens.flatMap((token) => (stray.has(token) ? asText(state, token) : [token]));
}

const isKept = (token: Token | undefined): token is Token => token?.type === "kept_open";

function close(token: Token, open: Token[], stray: Set<Token>): void {
  if (token.type !== "kept_close") {
    // A container ends: whatever was opened in it and not closed is text.
    while (isKept(open.at(-1))) stray.add(open.pop() as Token);
    open.pop();
    return;
  }
  const last = open.at(-1);
  const pairs = isKept(last) && last.tag === token.tag && (token.tag === "details" || inDetails(open));
  if (!pairs) stray.add(token);
  else open.pop();
}

const inDetails = (open: readonly Token[]): boolean => isKept(open.at(-2)) && open.at(-2)?.tag === "details";

/** The line itself as a paragraph. */
function asText(state: StateCore, token: Token): Token[] {
  const paragraph = (name: "open" | "close", nesting: 1 | -1) => {
    const made = new state.Token(`paragraph_${name}`, "p", nesting);
    made.block = true;
    return made;
  };
  const text = new state.Token("inline", "", 0);
  inline(text, `\\${token.markup}`, token.map ?? [0, 0]);
  return [paragraph("open", 1), text, paragraph("close", -1)];
}
