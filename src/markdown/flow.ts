import { type Mark, reopened } from "./marks.ts";
import type { Token } from "./token.ts";

/** What a block is: decides what may stand beside it without a blank line between. */
export type BlockKind = "text" | "heading" | "rule" | "code" | "maths" | "quote" | "list" | "table" | "html";

export interface Block {
  kind: BlockKind;
  /** Finished Markdown, no blank line before or after. */
  markdown: string;
  /** Of a list: the character its items begin with, or the one after their numbers. */
  marker?: string;
  /** Of a list: may follow a paragraph directly, i.e. its first item is not empty and its number is 1. */
  interrupts?: boolean;
}

/** Where inline content goes: `blocks` may hold several blocks, `line` is one line (heading), `cell` a table cell. */
export type Place = "blocks" | "line" | "cell";

/** The content of one container while it is being read. */
export interface Flow {
  place: Place;
  blocks: Block[];
  /** The line of text being collected. */
  tokens: Token[];
  /** Emphasis, links and the like that are open now, outermost first. */
  marks: Mark[];
  /** How many of `marks`, counted from the outermost, are written in `tokens`. The others wait for content: empty ones vanish. */
  written: number;
  /** A collapsed space that waits for something to stand before. */
  space: boolean;
  /** Line breaks that wait for content after them: trailing ones are invisible on the page. */
  breaks: number;
  /** Nothing stands on this line yet, so a space would be invisible. */
  lineStart: boolean;
  /** White space shows as it is (a rule said so). */
  preserve: boolean;
  /** The character that begins the items of the list whose item this is; '' elsewhere. */
  item: string;
  /** A task's box that waits for the item's first words. */
  task: string;
  /** A paragraph element was seen: the list of this item is a loose one. */
  loose: boolean;
  /** Of a list's own flow: its items so far. What stands between items is content of the one before. */
  items: Item[] | null;
}

export interface Item {
  blocks: Block[];
  loose: boolean;
  /** The number the page gives it, where it gives one. */
  value: number | null;
}

/** An empty flow. Inside another one: what is open there is open in it too. */
export function createFlow(place: Place, item = "", outer: Flow | null = null): Flow {
  return {
    place,
    blocks: [],
    tokens: [],
    marks: outer === null || outer.marks.length === 0 ? [] : outer.marks.map(reopened),
    written: 0,
    space: false,
    breaks: 0,
    lineStart: true,
    preserve: outer?.preserve === true,
    item,
    task: "",
    loose: false,
    items: null,
  };
}
