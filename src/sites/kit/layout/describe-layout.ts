import { all, first, matches } from "../../dom.ts";
import type { Layout } from "../../site.ts";
import { showsAnything } from "../content.ts";
import { looksLikeChat } from "../drift.ts";
import { guarded } from "../guarded.ts";
import { outermost, outermostAround } from "../outermost.ts";
import { addressOf } from "../page-address.ts";
import { bodyOf } from "./body-of.ts";
import type { LayoutDescription } from "./description.ts";
import { evidenceBy, isWriting, scrollBy, turnsBy } from "./list.ts";
import { type Marks, marksOf } from "./marks.ts";
import { roleOf } from "./read-by.ts";
import { readTurnBy } from "./read-turn.ts";

/** A layout with the selectors by which its site finds it. */
export interface DescribedLayout extends Layout {
  turn: string;
  shell: string;
}

/** Makes a layout of its description. Reading never throws, and nothing that a turn shows is lost in silence. */
export function describeLayout(description: LayoutDescription): DescribedLayout {
  const marks = marksOf(description);
  const body = bodyOf(marks);
  const shows = (element: Element) => showsAnything(element, marks.unseen);
  const { id, turn, shell, expand, unroll } = marks;
  return {
    id,
    turn,
    shell,
    turns: (document) => turnsBy(marks, document),
    turnContaining: (node) => outermostAround(node, turn),
    read: guarded((one) => readTurnBy(marks, body, one), shows),
    evidence: (document, url = addressOf(document)) => evidenceBy(marks, document, url),
    streaming: (document) => isWriting(marks, document),
    scroll: (document) => scrollBy(marks, document),
    health: (document) => healthBy(marks, document, shows),
    ...(expand ? { expand: ({ element }) => all(element, expand) as HTMLElement[] } : {}),
    ...(unroll ? { unroll } : {}),
  };
}

/** Turns where there is a chat; of those that show something some say who wrote them, and some hold a text as described. */
function healthBy(
  marks: Marks,
  document: Document,
  shows: (element: Element) => boolean,
): ReturnType<Layout["health"]> {
  const mounted = outermost(document, marks.turn).filter(shows);
  const isSome = (check: (turn: Element) => boolean) => mounted.length === 0 || mounted.some(check);
  const texts = `${marks.typed}, ${marks.body}`;
  const own = Object.entries(marks.health ?? {}).map(([name, check]) => ({ name, found: check(document) }));
  return [
    { name: `${marks.id} turn`, found: mounted.length > 0 || !looksLikeChat(document, marks.marks) },
    { name: `${marks.id} role`, found: isSome((turn) => roleOf(marks, turn) !== undefined) },
    { name: `${marks.id} text`, found: isSome((turn) => matches(turn, texts) || first(turn, texts) !== null) },
    ...own,
  ];
}
