import type { Citation } from "../../../conversation/model.ts";
import { codeRanges, isIn } from "../../foreign/code-ranges.ts";
import type { UnknownNames } from "../../foreign/unknown-names.ts";
import type { Links } from "./links.ts";
import { normalised, type OldCitation, type Reference, refsIn } from "./references.ts";

/** What markers in a text are resolved with. */
export interface Resolving {
  references: readonly Reference[];
  /** The same by the marker they stand for. */
  byMarker: ReadonlyMap<string, Reference>;
  old: readonly OldCitation[];
  links: Links;
  /** Takes the sources that are cited. */
  sources: Map<string, Citation>;
  unknown: UnknownNames;
}

/** A whole marker, or the inside of one that has lost its brackets (fixtures of other importers, 2026). */
const marker = /\ue200([^\ue200\ue201]*)\ue201|(?:\ue202turn\d+[a-z_]+\d+)+/g;
const oldMarker = /\u3010[^\u3010\u3011\n]{0,60}\u2020[^\u3010\u3011\n]{0,300}\u3011/g;
const anyMark = /[\ue200-\ue20f\u3010]/;

/**
 * A model's text with its private-use and old markers as footnote references, names of things as these names, all other markers
 * gone. Only for what a model wrote.
 */
export function resolveMarkers(text: string, resolving: Resolving): string {
  if (!anyMark.test(text)) return text;
  const code = codeRanges(text);
  const found = [...text.matchAll(marker)];
  const unnamed = unnamedReferences(found, resolving);
  let place = 0;
  const put = (shown: string, at: number) => (isIn(code, at) ? "" : shown);
  const resolved = text.replace(marker, (whole, inner: string | undefined, at: number) => {
    const paired = unnamed?.[place++];
    return put(shownFor(whole, (inner ?? whole).split("\ue202"), paired, resolving), at);
  });
  const plain = resolveOld(resolved, resolving).replace(/[\ue200-\ue20f]/g, "");
  return plain.replace(/(\[\^[a-z0-9-]+-[0-9a-f]{6}\])(?=[(:])/g, "$1\\");
}

/** References without the text they stand for belong to the markers in their order, if there are as many. */
function unnamedReferences(found: readonly RegExpExecArray[], { references }: Resolving): Reference[] | undefined {
  const unnamed = references.filter(({ matched, sources }) => matched === "" && sources.length > 0);
  return unnamed.length > 0 && unnamed.length === found.length ? unnamed : undefined;
}

/** Kinds of markers that stand for something to look at, of which nothing is left in a text. */
const pictures = new Set([
  "image_group",
  "image",
  "i",
  "products",
  "product_entity",
  "genui",
  "video",
  "finance",
  "forecast",
]);

function shownFor(
  whole: string,
  pieces: readonly string[],
  paired: Reference | undefined,
  resolving: Resolving,
): string {
  const [kind = "", ...rest] = pieces;
  const wanted = normalised(whole).trim();
  const reference = resolving.byMarker.get(wanted) ?? paired;
  if (reference) reference.used = true;
  if (kind === "entity") return nameIn(rest.join("\ue202")) || (reference?.alt ?? "");
  if (reference?.type === "hidden") return "";
  const named = refsIn(pieces).flatMap((ref) => resolving.links.byRef.get(ref) ?? []);
  const sources = reference?.sources.length ? reference.sources : named;
  if (sources.length > 0) return footnotes(sources, resolving);
  if (reference) return pictures.has(kind) ? "" : reference.alt;
  if (!/^(?:|.*cite|navlist)$/.test(kind) && !pictures.has(kind)) resolving.unknown.add("marker", kind);
  return "";
}

/** `["city","Lisbon","Portugal"]`: what it is, its name, more on it. */
function nameIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    const name = Array.isArray(value) ? (value[1] ?? value[0]) : value;
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}

/** References to sources with an address; others stand in the text by their name, as in pages. */
function footnotes(list: readonly Citation[], { sources }: Resolving): string {
  const shown = list.map((citation) => {
    if (citation.url === "") return citation.title ? ` (${escaped(citation.title)})` : "";
    sources.set(citation.label, citation);
    return `[^${citation.label}]`;
  });
  return [...new Set(shown)].join("");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~$&!]/g, "\\$&");
}

/** Texts times markers in them above which places are not compared: that takes a look at the whole text for each marker. */
const mostCompared = 10_000_000;

/** Markers like `\u30104:0\u2020source\u3011`; those for which no source is certain stay as they are. */
function resolveOld(text: string, resolving: Resolving): string {
  const count = [...text.matchAll(oldMarker)].length;
  if (count === 0) return text;
  const code = codeRanges(text);
  let place = 0;
  return text.replace(oldMarker, (whole, at: number) => {
    const own = place++;
    if (isIn(code, at)) return whole;
    const source = oldSource(whole, at, text, own, count, resolving);
    return source ? footnotes([source], resolving) : whole;
  });
}

function oldSource(
  whole: string,
  at: number,
  text: string,
  place: number,
  count: number,
  { byMarker, old, links }: Resolving,
): Citation | undefined {
  const reference = byMarker.get(normalised(whole));
  if (reference?.sources[0]) {
    reference.used = true;
    return reference.sources[0];
  }
  if (old.length > 0 && count * text.length <= mostCompared) {
    const from = [...text.slice(0, at)].length;
    const exact = old.find((citation) => citation.from === from && citation.to === from + [...whole].length);
    if (exact || old.length === count) return (exact ?? old[place])?.source;
  }
  const [, first = "", second] = /^\u3010(\d{1,4})(?::(\d{1,4}))?/.exec(whole) ?? [];
  const [only, ...others] = links.lists;
  return others.length === 0 ? only?.[Number(second ?? (first || Number.NaN))] : undefined;
}

/**
 * Sources that a message names without a marker for them: they are kept with it all the same.
 * @param found what its search has found, which stands for its sources where it names none
 */
export function addUncited({ references, sources }: Resolving, found: readonly Citation[]): void {
  const known = new Set([...sources.values()].map(({ url }) => url));
  const add = (citation: Citation) => {
    if (citation.url === "" || known.has(citation.url)) return;
    known.add(citation.url);
    sources.set(citation.label, citation);
  };
  for (const { used, type, sources: own } of references) if (!used && type !== "hidden") own.forEach(add);
  if (sources.size === 0) found.slice(0, 50).forEach(add);
}
