import type { Mark } from "./marks.ts";

/** Kinds of inline token; numbers, because every piece of every message goes through a comparison with them. */
export const TEXT = 0;
export const RAW = 1;
export const OPEN = 2;
export const CLOSE = 3;
export const BREAK = 4;

/** One piece of a line of text. */
export interface Token {
  type: typeof TEXT | typeof RAW | typeof OPEN | typeof CLOSE | typeof BREAK;
  /** TEXT: what the reader sees, not yet escaped. RAW and BREAK: finished Markdown. */
  text: string;
  /** TEXT: some character in it may mean something in Markdown. */
  special: boolean;
  /** OPEN and CLOSE: which mark. */
  mark: Mark | null;
  /** TEXT: offsets of `*`, `_` and `~` that a renderer would take for marks. */
  escapes: Set<number> | null;
}

/** All tokens are made here, so that the engine sees one shape. */
const create = (type: Token["type"], text: string, special: boolean, mark: Mark | null): Token => ({
  type,
  text,
  special,
  mark,
  escapes: null,
});

export const textToken = (text: string, special: boolean): Token => create(TEXT, text, special, null);
export const rawToken = (markdown: string): Token => create(RAW, markdown, false, null);
export const openToken = (mark: Mark): Token => create(OPEN, "", false, mark);
export const closeToken = (mark: Mark): Token => create(CLOSE, "", false, mark);
export const breakToken = (markdown: string): Token => create(BREAK, markdown, false, null);
