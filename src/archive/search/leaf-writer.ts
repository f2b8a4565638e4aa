import { byteWriter, written } from "./bytes.ts";
import { type Postings, writePostings } from "./postings.ts";

/** Terms in one list, and bytes of their postings, at most about so many: what is read for one term. */
const mostTerms = 256;
const mostBytes = 8_192;

/** A list of terms between line feeds, and their postings in the same order. */
export interface Leaf {
  terms: string;
  posts: Uint8Array;
}

export interface LeafWriter {
  /** Takes the terms in order of their code units, first those without characters beyond U+00FF; gives a leaf when one is full. */
  add(term: string, postings: Postings): Leaf | undefined;
  /** The last leaf. */
  end(): Leaf | undefined;
}

/** Packs terms and their postings into leaves. Terms with characters beyond U+00FF have leaves of their own: the others take half the memory. */
export function leafWriter(docs: number): LeafWriter {
  let terms: string[] = [];
  let writer = byteWriter();
  let wide = false;
  const end = () => {
    if (terms.length === 0) return undefined;
    const leaf = { terms: `\n${terms.join("\n")}\n`, posts: written(writer) };
    terms = [];
    writer = byteWriter();
    return leaf;
  };
  return {
    add(term, postings) {
      const isFull = terms.length >= mostTerms || writer.length >= mostBytes || isWide(term) !== wide;
      const leaf = isFull ? end() : undefined;
      wide = isWide(term);
      terms.push(term);
      writePostings(writer, postings, docs);
      return leaf;
    },
    end,
  };
}

/** True when some character lies beyond U+00FF. */
export function isWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return true;
  return false;
}
