import { all, closest, first, matches, textOf } from "../../dom.ts";
import type { SweepTools } from "../../site.ts";
import { childrenOf } from "../outermost.ts";
import type { EditorLook } from "./collected.ts";
import { type CodeEditor, move, viewOf } from "./unroll.ts";

const line = ".cm-line";
const hole = ".cm-gap";
/** What stands in a line for text that is not shown: folded lines, and the middle of very long ones (source 6.43). */
const standIn = `${line} [contenteditable="false"]`;
/** Stands in an editor of which lines, or parts of some, are not on the page. */
export const missing = `${hole}, ${standIn}`;
/** Difference between a line's upper edge and its number's, px. */
const exact = 2;
/** For lines in view to be drawn, ms. */
const drawTime = 1_500;

/** The editors below `root` of which some lines are not on the page. As high as their text, they draw what the list shows. */
export function codeMirrors(root: Element): CodeEditor[] {
  const holders = all(root, ".cm-content").filter((content) => first(content, hole));
  return holders.map((holder) => ({
    holder,
    look: () => lookAt(holder),
    through: (step, tools, collect) => through(holder, step, tools, collect),
  }));
}

/**
 * Lines by the numbers beside them, told by where both stand: the line with the cursor is drawn wherever it is, and has no
 * number then (rendered 2026-08). Where a number does not stand beside a line, nothing is certain.
 */
function lookAt(content: Element): EditorLook {
  const lines = new Map<number, string>();
  const editor = closest(content, ".cm-editor");
  const drawn = childrenOf(content).filter((part) => matches(part, `${line}, ${hole}`));
  const tops = drawn.map(topOf);
  // The first number only gives the margin its width; it is hidden.
  const marks = editor ? all(editor, ".cm-lineNumbers > :not([style*=hidden])") : [];
  let last = 0;
  for (const mark of marks) {
    const top = topOf(mark);
    const at = tops.findIndex((one) => Math.abs(one - top) <= exact);
    const beside = drawn[at];
    if (!beside || !matches(beside, line)) return { lines: new Map(), last: 0 };
    lines.set(Number(textOf(mark)), textOf(beside));
    last = at === drawn.length - 1 ? Number(textOf(mark)) : 0;
  }
  return first(content, standIn) ? { lines: new Map(), last: 0 } : { lines, last };
}

async function through(content: Element, step: number, tools: SweepTools, collect: () => boolean): Promise<boolean> {
  for (let below = 0; below < content.clientHeight; ) {
    const { top, height } = viewOf(tools);
    const isHidden = (one: Element) => topOf(one) >= top + height || one.getBoundingClientRect().bottom <= top;
    move(tools, topOf(content) + below - top);
    await tools.painted();
    // One that shows its lines in a box of its own never draws them all for the list.
    if (!(await tools.until(() => all(content, hole).every(isHidden), drawTime))) return false;
    if (collect()) return true;
    below += Math.max(1, height * step);
  }
  return false;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
