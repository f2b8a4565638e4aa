import { words } from "virtual:page-words";

/** Longest run of masked text kept, characters: enough to see what kind of text it is. */
const longestText = 60;

/** A text with every word replaced: letters become `x`, digits `0`; spaces and ASCII punctuation stay; long texts are cut. */
export function maskText(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const masked = maskWords(plain.slice(0, longestText));
  return plain.length > longestText ? `${masked}…(${plain.length})` : masked;
}

/** Letters (with their marks) to `x`, digits to `0`, everything else that is not ASCII to `?`. */
function maskWords(text: string): string {
  return text
    .replace(/\p{M}/gu, "")
    .replace(/\p{L}/gu, "x")
    .replace(/\p{N}/gu, "0")
    .replace(/[^\x20-\x7e]/gu, "?");
}

/** Words that say nothing but how a page is made: states, roles, kinds. */
const states = new Set(
  "true false open closed on off auto ltr rtl polite assertive button submit reset text search checkbox radio user assistant system tool human model alert article complementary feed group heading img list listbox listitem log main menu menubar menuitem navigation none option presentation region row separator status tab tablist tabpanel textbox toolbar tooltip tree treeitem application/x-tex".split(
    " ",
  ),
);

/** Classes that many sites have for the same thing, besides those that adapters look for. */
const customary = new Set(
  "markdown prose katex katex-display katex-mathml sr-only cm-content cm-editor cm-line ProseMirror".split(" "),
);

/** Pieces of styles that take something out of sight. */
const hiding = ["display: none", "visibility: hidden", "height: 0px"];

/** By attribute, as a page could name one like anything that every object has; the longest first. */
const listed = new Map(
  Object.entries(words).map(([name, values = []]) => [name, values.toSorted((a, b) => b.length - a.length)]),
);

/** Attributes shown masked: that they are there says something of the structure. */
const shown =
  /^(?:data-[a-z][a-z0-9-]*|role|type|dir|hidden|open|encoding|contenteditable|aria-(?:hidden|busy|expanded|haspopup|live|label)|alt|href|src|title|id|name|lang)$/;
/** Attributes that hold what people read or where they were; of such a value nothing is kept. */
const texts = /^(?:aria-label|alt|href|src|title|name|lang|placeholder|value|d)$/;

/** How one report masks attributes: the same value is the same everywhere in it, and different ones stay different. */
export interface Mask {
  /** An attribute as it goes into the report, or `null` where it is left out. */
  attribute(name: string, value: string): string | null;
}

export function newMask(): Mask {
  const apart = tellApart();
  return {
    attribute(name, written) {
      // A quotation mark would end the attribute in the report.
      const value = written.replaceAll('"', "'");
      if (name === "class") return maskClass(value);
      if (name === "style") return maskStyle(value);
      if (!shown.test(name) && !listed.has(name)) return null;
      if (value === "") return maskName(name);
      return `${maskName(name)}="${maskValue(name, value, apart)}"`;
    },
  };
}

function maskClass(value: string): string | null {
  const kept = value.split(/\s+/).flatMap((one) => (customary.has(one) ? one : (known("class", one) ?? [])));
  return kept.length > 0 ? `class="${kept.join(" ")}"` : null;
}

/** Of a style only what hides something and the pieces that adapters look for. */
function maskStyle(value: string): string | null {
  const looked = (listed.get("style") ?? []).map((one) => one.slice(1));
  const pieces = [...hiding, ...looked].filter((one) => one && value.includes(one));
  return pieces.length > 0 ? `style="${pieces.join("; ")}"` : null;
}

function maskValue(name: string, value: string, apart: Apart): string {
  const isText = texts.test(name);
  if ((!isText && states.has(value)) || listed.get(name)?.includes(value)) return value;
  const masked = known(name, value) ?? maskAddress(value);
  return isText || /\s/.test(value) ? masked : apart(value, masked);
}

/** A value that an adapter looks for, as it is; of one of which it looks for a part, that part, the rest masked; else `null`. */
function known(name: string, value: string): string | null {
  const values = [...(listed.get(name) ?? []), ...(listed.get("*") ?? [])];
  if (value !== "" && values.includes(value)) return value;
  if (texts.test(name)) return null;
  for (const one of values) {
    const part = one.slice(1);
    const at = one.startsWith("^") ? 0 : one.startsWith("$") ? value.length - part.length : value.indexOf(part);
    if (!/^[\^$*]./.test(one) || at < 0 || value.slice(at, at + part.length) !== part) continue;
    return `${maskText(value.slice(0, at))}${part}${maskText(value.slice(at + part.length))}`;
  }
  return null;
}

/** Gives a masked value a running number where others of the same looks have come before it. */
type Apart = (value: string, masked: string) => string;

function tellApart(): Apart {
  const given = new Map<string, string>();
  const before = new Map<string, number>();
  return (value, masked) => {
    const name = given.get(value);
    if (name !== undefined) return name;
    const kind = /^0+$/.test(masked) ? "0" : masked;
    const number = before.get(kind) ?? 0;
    before.set(kind, number + 1);
    const told = number === 0 ? kind : numbered(kind, number);
    given.set(value, told);
    return told;
  };
}

/** A mere number becomes that number; else it takes the place of the last masked letters or digits. */
function numbered(masked: string, number: number): string {
  if (masked === "0") return `${number}`;
  const at = /(x+|0+)(?=[^x0]*$)/.exec(masked);
  if (!at?.[1]) return masked;
  return `${masked.slice(0, at.index)}${`${number}`.padStart(at[1].length, "0")}${masked.slice(at.index + at[1].length)}`;
}

/** An id inside an attribute's name (`data-<uuid>`) goes too. */
function maskName(name: string): string {
  return listed.has(name) ? name : name.replace(/[0-9a-f]{8,}|\d+/g, (found) => maskWords(found));
}

/** Of an address only its kind stays. */
function maskAddress(value: string): string {
  const scheme = /^(https?|blob|data|mailto|javascript|file):/i.exec(value)?.[1]?.toLowerCase();
  return scheme ? `${scheme}:…(${value.length})` : maskText(value);
}
