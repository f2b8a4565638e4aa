import type { Block, BlockKind } from "./flow.ts";

export const joinBlocks = (blocks: readonly Block[]): string => blocks.map((block) => block.markdown).join("\n\n");

/** Blocks that end by themselves: whatever follows on the next line is not drawn into them. */
const CLOSED = new Set<BlockKind>(["heading", "rule", "code", "maths"]);
/** Blocks that may begin right after a line of text. */
const INTERRUPTING = new Set<BlockKind>(["heading", "rule", "code", "maths", "quote"]);
/** Blocks without blank lines between, as in a tight list; `null` where two of them need one. */
export function joinTight(blocks: readonly Block[]): string | null {
  for (let at = 1; at < blocks.length; at++) {
    const before = blocks[at - 1];
    const after = blocks[at];
    if (before && after && !mayTouch(before, after)) return null;
  }
  return blocks.map((block) => block.markdown).join("\n");
}

function mayTouch(before: Block, after: Block): boolean {
  if (CLOSED.has(before.kind)) return true;
  if (before.kind === "table" || before.kind === "html") return false;
  if (after.kind === "list") return after.interrupts === true;
  if (before.kind === "text") return INTERRUPTING.has(after.kind);
  // Renderers that know no maths would draw it into the list or quote before; a quote would continue one.
  return INTERRUPTING.has(after.kind) && after.kind !== "maths" && after.kind !== before.kind;
}

/** Moves every line but the first to the right; blank lines stay empty. */
export const indent = (markdown: string, space: string): string =>
  markdown.includes("\n") ? markdown.replace(/\n(?=[^\n])/g, `\n${space}`) : markdown;

/** Puts every line into a block quote. */
export const quote = (markdown: string): string =>
  markdown
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
