import { all, closest, first } from "../../dom.ts";
import type { EditorLook } from "./collected.ts";
import { isUnder, type MonacoLine, monacoLines, pixels } from "./monaco-lines.ts";
import { type EditorScroll, throughBox } from "./through-box.ts";
import type { CodeEditor } from "./unroll.ts";

/** Stand for folded lines, and for the rest of a very long one (source 0.57). */
const standIn = ".inline-folded, .mtkoverflow";
/** The box of the lines is as high as all of them, up to this height in px (source 0.57). */
const tallest = 1_000_000;

/**
 * Whether an editor lacks lines on the page: it leaves no mark where they would be, so it shows in where lines stand, in
 * their numbers, and in how high the whole is. What says nothing of its place is not doubted.
 */
export function lacksLines(holder: Element): boolean {
  const lines = monacoLines(holder).filter(isPlaced);
  const [head] = lines;
  if (!head) return first(holder, ".view-line") === null;
  const isNumbered = lines.some(({ number }) => number !== undefined);
  const skips = lines.some((line, at) => {
    const above = lines[at - 1];
    return (above && !isUnder(above, line)) || (isNumbered && line.number !== at + 1);
  });
  return (
    skips || head.top >= (head.bottom - head.top) / 2 || !endsWith(holder, lines) || first(holder, standIn) !== null
  );
}

/** The editors below `root` of which some lines are not on the page. */
export function monacos(root: Element): CodeEditor[] {
  return all(root, ".view-lines").flatMap((holder) => {
    const scroll = wheelScroll(holder);
    if (!scroll || !lacksLines(holder)) return [];
    return {
      holder,
      look: () => lookAt(holder),
      through: (step, tools, collect) => throughBox(scroll, step, tools, collect),
    };
  });
}

/** Lines by the numbers beside them. One counts once it is seen where it ends: it may go on in rows that are not drawn. */
function lookAt(holder: Element): EditorLook {
  if (first(holder, standIn)) return { lines: new Map(), last: 0 };
  const lines = monacoLines(holder).filter(isPlaced);
  const isEnd = endsWith(holder, lines);
  const isClosed = (line: MonacoLine, at: number) => {
    const below = lines[at + 1];
    return below ? below.number !== undefined && isUnder(line, below) : isEnd;
  };
  const closed = lines.filter((line, at) => line.number !== undefined && isClosed(line, at));
  const last = (isEnd && lines.at(-1)?.number) || 0;
  return { lines: new Map(closed.map(({ number = 0, text }) => [number, text])), last };
}

const isPlaced = ({ top, bottom }: MonacoLine) => top >= 0 && bottom > top;

/** Nothing is below the last line but padding and scrollbar: 15 px where a line has 19 (saved 2026-05), or the rest of the box. */
function endsWith(holder: Element, lines: readonly MonacoLine[]): boolean {
  const last = lines.at(-1);
  const editor = closest(holder, ".monaco-editor");
  const height = pixels(holder, "height");
  if (!last || height >= tallest) return false;
  return !(height - last.bottom >= last.bottom - last.top) || (editor !== null && height <= pixels(editor, "height"));
}

/**
 * Monaco moves its lines by itself, and only the wheel tells it to: by 50 px for 120 of what browsers call `wheelDeltaY`
 * (source 0.57), which Firefox makes of `deltaY` by itself. Where it is shows in the place of the layer with the lines.
 */
function wheelScroll(holder: Element): EditorScroll | null {
  const layer = closest(holder, ".lines-content");
  const box = layer && closest(layer, ".monaco-scrollable-element");
  if (!layer || !box) return null;
  const top = () => -pixels(layer, "top") || 0;
  const turnBy = (distance: number) => ({
    deltaY: distance,
    wheelDeltaY: Math.round((-distance * 120) / 50),
    bubbles: true,
    cancelable: true,
  });
  return {
    box,
    top,
    by: (distance) => void box.dispatchEvent(new WheelEvent("wheel", turnBy(distance))),
    isDrawn() {
      const lines = monacoLines(holder).filter(isPlaced);
      const [head, last] = [lines[0], lines.at(-1)];
      const reaches = last && (last.bottom >= top() + box.clientHeight - 1 || endsWith(holder, lines));
      return head !== undefined && head.top <= top() + 1 && reaches === true;
    },
  };
}
