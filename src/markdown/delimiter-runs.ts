import { characterAt, characterBefore, isDisputed } from "./characters.ts";
import { closing, isDelimiter, type Mark, opening } from "./marks.ts";
import { CLOSE, OPEN, TEXT, type Token } from "./token.ts";

/** What stands in a run of `*`, `_` or `~`: one mark's sign, or characters of the text. */
export interface Piece {
  length: number;
  /** `null`: the text's own characters. */
  mark: Mark | null;
  opens: boolean;
  /** Which of the mark's ways this sign is. */
  way: number;
  token: Token;
  /** Offset in the token, for the text's own. */
  offset: number;
}

export interface Run {
  character: string;
  /** Offsets in the line. */
  start: number;
  end: number;
  /** Code points beside it, '' at the edge of the line. */
  before: string;
  after: string;
  /** It stands at the very start or end of a link's text. */
  linkBefore: boolean;
  linkAfter: boolean;
  pieces: Piece[];
}

const SIGNS = /\*+|_+|~+/g;

/** What a token looks like in the source, before escaping: enough to know which characters meet. */
function appearance(token: Token): string {
  if (token.type === OPEN && token.mark) return opening(token.mark);
  if (token.type === CLOSE && token.mark) return closing(token.mark);
  return token.text;
}

/** Renderers differ on what these surroundings are. */
export const isDisputedRun = (run: Run): boolean =>
  run.linkBefore || run.linkAfter || isDisputed(run.before) || isDisputed(run.after);

/**
 * Finds every run of delimiter characters in a line of text. They come in groups of runs that can match each other: those
 * of each link's text, and those outside of any.
 */
export function findRuns(tokens: readonly Token[]): Run[][] {
  const outer: Run[][] = [];
  const done: Run[][] = [];
  const edges = new Set<number>();
  let group: Run[] = [];
  let at = 0;
  for (const token of tokens) {
    const { mark } = token;
    const { length } = appearance(token);
    if (token.type === TEXT) addOwnRuns(group, token, at);
    else if (mark !== null && isDelimiter(mark)) {
      const character = opening(mark).charAt(0);
      addPiece(group, character, at, { length, mark, opens: token.type === OPEN, way: mark.way, token, offset: 0 });
    } else if (mark?.kind === "link" && token.type === OPEN) {
      edges.add(at + length);
      outer.push(group);
      group = [];
    } else if (mark?.kind === "link") {
      edges.add(at);
      done.push(group);
      group = outer.pop() ?? [];
    }
    at += length;
  }
  done.push(group);
  lookAround(done, tokens.map(appearance).join(""), edges);
  return done;
}

/** The text's own runs. */
function addOwnRuns(group: Run[], token: Token, at: number): void {
  for (const match of token.text.matchAll(SIGNS)) {
    if (token.escapes?.has(match.index)) continue;
    addPiece(group, match[0].charAt(0), at + match.index, {
      length: match[0].length,
      mark: null,
      opens: false,
      way: 0,
      token,
      offset: match.index,
    });
  }
}

/** Equal characters that touch are one run to a renderer, whoever wrote them. */
function addPiece(group: Run[], character: string, start: number, piece: Piece): void {
  const last = group[group.length - 1];
  const end = start + piece.length;
  if (last !== undefined && last.end === start && last.character === character) {
    last.pieces.push(piece);
    last.end = end;
  } else {
    group.push({ character, start, end, before: "", after: "", linkBefore: false, linkAfter: false, pieces: [piece] });
  }
}

function lookAround(groups: readonly Run[][], source: string, edges: ReadonlySet<number>): void {
  for (const run of groups.flat()) {
    run.before = characterBefore(source, run.start);
    run.after = characterAt(source, run.end);
    run.linkBefore = edges.has(run.start);
    run.linkAfter = edges.has(run.end);
  }
}
