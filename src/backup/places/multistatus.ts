import { namesIn } from "./address.ts";
import { parseXml, type XmlElement } from "./xml.ts";

/** What a WebDAV server says about one of its files or folders. */
export interface DavEntry {
  /** Names below the folder that was asked about; none for that folder itself. */
  names: string[];
  folder: boolean;
  /** Bytes, where they were stated. */
  size?: number;
}

/** Asks for no more than is used (RFC 4918, 9.1). */
export const propfindBody =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>';

/**
 * Whether an answer to PROPFIND says, in spite of its good status, that there is nothing where was asked: nginx with dav-ext
 * does so.
 */
export function saysAbsent(text: string): boolean {
  const root = parseXml(text);
  const [only, ...others] = root && isDav(root, "multistatus") ? childrenOf(root, "response") : [];
  if (!only || others.length > 0) return false;
  const stats = childrenOf(only, "propstat");
  const isEmpty = stats.every((stat) => propsOf(stat).length === 0);
  return isEmpty && [only, ...stats].some((each) => / 404\b/.test(child(each, "status")?.text ?? ""));
}

/**
 * The entries of an answer to PROPFIND (RFC 4918, 13) that lie at or below what was asked about; what a server says about
 * anything else is passed over. `undefined` where it is no such answer.
 */
export function readMultistatus(text: string, asked: URL): DavEntry[] | undefined {
  const root = parseXml(text);
  const above = namesIn(asked);
  if (!root || !above || !isDav(root, "multistatus")) return undefined;
  return childrenOf(root, "response")
    .map((response) => entryOf(response, asked, above))
    .filter((entry) => entry !== undefined);
}

function entryOf(response: XmlElement, asked: URL, above: readonly string[]): DavEntry | undefined {
  const href = child(response, "href")?.text.trim();
  if (!href || !URL.canParse(href, asked)) return undefined;
  // Behind a proxy servers know themselves by other origins: only the path tells.
  const names = namesIn(new URL(href, asked));
  if (!names || !above.every((name, nth) => isSame(names[nth], name))) return undefined;
  const known = response.children.filter((each) => isDav(each, "propstat") && isGood(each)).flatMap(propsOf);
  if (known.length === 0) return undefined;
  const type = known.find((prop) => isDav(prop, "resourcetype"));
  const length = known.find((prop) => isDav(prop, "getcontentlength"))?.text.trim() ?? "";
  return {
    names: names.slice(above.length),
    folder: type?.children.some((each) => isDav(each, "collection")) ?? false,
    ...(/^\d{1,15}$/.test(length) ? { size: Number(length) } : {}),
  };
}

/** Some servers know no case, and some compose letters in another way; the names below are ours and have neither. */
function isSame(some = "", other: string): boolean {
  return some.normalize().toLowerCase() === other.normalize().toLowerCase();
}

function propsOf(propstat: XmlElement): XmlElement[] {
  return child(propstat, "prop")?.children ?? [];
}

function isGood(propstat: XmlElement): boolean {
  return /^HTTP\/[\d.]+ 2\d\d\b/.test(child(propstat, "status")?.text.trim() ?? "");
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((each) => isDav(each, name));
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => isDav(each, name));
}

function isDav({ space, name }: XmlElement, wanted: string): boolean {
  return space === "DAV:" && name === wanted;
}
