import { decodeReferences } from "./entities.ts";

export interface Tag {
  /** Lower case. */
  name: string;
  closing: boolean;
  attributes: ReadonlyMap<string, string>;
  /** Place behind its `>`. */
  end: number;
}

const nameAt = /<(\/?)([A-Za-z][^\s/>]*)/y;
const attributeAt = /([^\s"'<>/=][^\s>/=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`][^\s>]*)))?/y;

/** The tag that starts at a place, or `null` where there is none or it never ends. */
export function readTag(html: string, start: number): Tag | null {
  nameAt.lastIndex = start;
  const [opening, slash, name = ""] = nameAt.exec(html) ?? [];
  if (opening === undefined) return null;
  const attributes = new Map<string, string>();
  let at = start + opening.length;
  while (at < html.length && html[at] !== ">") {
    attributeAt.lastIndex = at;
    const match = attributeAt.exec(html);
    // What is no attribute: white space, a slash, a stray quote.
    if (!match) {
      at += 1;
      continue;
    }
    const key = (match[1] ?? "").toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeReferences(match[2] ?? match[3] ?? match[4] ?? "", true));
    at = attributeAt.lastIndex;
  }
  if (at >= html.length) return null;
  return { name: name.toLowerCase(), closing: slash === "/", attributes, end: at + 1 };
}
