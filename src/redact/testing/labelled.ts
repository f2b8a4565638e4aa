import { type PrivateKind, privateKinds } from "../kinds.ts";

/** A text and what is private in it. */
export interface Case {
  text: string;
  hits: { kind: PrivateKind; start: number; end: number }[];
}

const mark = new RegExp(`⟦(?<kind>${privateKinds.join("|")}):(?<secret>[^⟧]*)⟧`, "g");

/** Reads a text in which what is private stands as `⟦email:a@b.org⟧`. Without any, it is a look-alike. */
export function labelled(marked: string): Case {
  const hits: Case["hits"] = [];
  let text = "";
  let from = 0;
  for (const { index, 0: whole, groups } of marked.matchAll(mark)) {
    text += marked.slice(from, index);
    const secret = groups?.secret ?? "";
    hits.push({ kind: groups?.kind as PrivateKind, start: text.length, end: text.length + secret.length });
    text += secret;
    from = index + whole.length;
  }
  return { text: text + marked.slice(from), hits };
}
