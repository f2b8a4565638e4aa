/** An element as a server sent it; names without prefix. */
export interface XmlElement {
  name: string;
  /** Its namespace; "" where it has none. */
  space: string;
  children: XmlElement[];
  /** Texts directly in it, one behind the other. */
  text: string;
}

const mostDeep = 32;
const mostElements = 1_000_000;
const mostAttributes = 32;

interface Scope {
  prefix: string;
  space: string;
  outer: Scope | undefined;
}

interface Open {
  tag: string;
  element: XmlElement;
  scope: Scope | undefined;
}

/**
 * Reads the XML of a server's answer; `undefined` for what is not well-formed, nests deeper than 32 or declares a document
 * type, whose entities could make little text large. There is no DOMParser in a service worker, and what these answers need is
 * small: elements, namespaces and texts; attributes besides are passed over.
 */
export function parseXml(text: string): XmlElement | undefined {
  const root: Open = { tag: "", element: { name: "", space: "", children: [], text: "" }, scope: undefined };
  const open = [root];
  let elements = 0;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const inside = open.at(-1) ?? root;
    const said = decoded(text.slice(at, next < 0 ? text.length : next));
    if (said === undefined) return undefined;
    inside.element.text += said;
    if (next < 0) break;
    const aside = passOver(text, next);
    if (aside) {
      if (aside.end < 0) return undefined;
      inside.element.text += aside.text;
      at = aside.end;
      continue;
    }
    const end = takeTag(text, next, open);
    elements += 1;
    if (end < 0 || open.length > mostDeep || elements > mostElements) return undefined;
    at = end;
  }
  const [whole, ...others] = root.element.children;
  return open.length === 1 && others.length === 0 && root.element.text.trim() === "" ? whole : undefined;
}

/** Comments, instructions and unparsed text: where they end (-1: not at all), and what of it counts as text. */
function passOver(text: string, at: number): { end: number; text: string } | undefined {
  const until = (start: string, close: string) => {
    const found = text.indexOf(close, at + start.length);
    return found < 0 ? -1 : found + close.length;
  };
  if (text.startsWith("<!--", at)) return { end: until("<!--", "-->"), text: "" };
  if (text.startsWith("<?", at)) return { end: until("<?", "?>"), text: "" };
  if (!text.startsWith("<![CDATA[", at)) return undefined;
  const end = until("<![CDATA[", "]]>");
  return { end, text: end < 0 ? "" : text.slice(at + "<![CDATA[".length, end - 3) };
}

const startTag = /<([^\s<>/"'=&!?]+)/y;
const attribute = /\s+([^\s<>/"'=&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const endTag = /<\/([^\s<>/"'=&!?]+)\s*>/y;

/** Takes the tag that begins here; where it ends, or -1. */
function takeTag(text: string, at: number, open: Open[]): number {
  const closing = matchAt(endTag, text, at);
  if (closing) {
    const ended = open.length > 1 ? open.pop() : undefined;
    return ended?.tag === closing[1] ? at + closing[0].length : -1;
  }
  const starting = matchAt(startTag, text, at);
  const above = open.at(-1);
  if (!starting || !above) return -1;
  const [whole, tag = ""] = starting;
  const attributes = takeAttributes(text, at + whole.length, above.scope);
  const ending = attributes && matchAt(tagEnd, text, attributes.end);
  if (!ending) return -1;
  const element = elementOf(tag, attributes.scope);
  above.element.children.push(element);
  if (!ending[1]) open.push({ tag, element, scope: attributes.scope });
  return attributes.end + ending[0].length;
}

/** Reads over attributes, keeping what they say of namespaces. */
function takeAttributes(text: string, from: number, outer: Scope | undefined) {
  let scope = outer;
  let end = from;
  for (let count = 0; ; count += 1) {
    const found = matchAt(attribute, text, end);
    if (!found) return { end, scope };
    if (count === mostAttributes) return undefined;
    const [whole, name = "", double, single = ""] = found;
    end += whole.length;
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    const space = decoded(double ?? single);
    if (space === undefined) return undefined;
    scope = { prefix: name.slice("xmlns:".length), space, outer: scope };
  }
}

function elementOf(tag: string, scope: Scope | undefined): XmlElement {
  const colon = tag.indexOf(":");
  const prefix = tag.slice(0, Math.max(colon, 0));
  let named = scope;
  while (named && named.prefix !== prefix) named = named.outer;
  return { name: tag.slice(colon + 1), space: named?.space ?? "", children: [], text: "" };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text with its references resolved; `undefined` where there is one that XML itself does not know. */
function decoded(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let known = true;
  const whole = text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}))?;?/g, (all, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    const sign = code === undefined ? named[name ?? ""] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    known &&= sign !== undefined && all.endsWith(";");
    return sign ?? "";
  });
  return known ? whole : undefined;
}
