import { readHead } from "./container/read-member.ts";
import { ImportError, type Member, type Sample } from "./format.ts";
import { jsonElements } from "./json/elements.ts";
import { parseElement } from "./json/parse.ts";
import { skimJson } from "./json/skim.ts";

const headBytes = 64 * 1024;
/** Enough to tell a picture from a text. */
const firstLook = 4096;
const wanted = 20;
/** Bytes that are looked through for the first elements. */
const lookedThrough = 64 * 2 ** 20;
/** Objects and elements above it are only skimmed, and that where no smaller element is there. */
const wholeLimit = 16 * 2 ** 20;

/**
 * What stands at a member's beginning.
 * @returns null for what is no text (images, sound)
 * @throws ImportError what is wrong with the member, where nothing of it can be used
 */
export async function sampleOf(member: Member, signal?: AbortSignal): Promise<Sample | null> {
  const first = await readHead(member, firstLook, signal);
  if (isWideJson(first)) throw new ImportError("not-json", "UTF-16");
  if (isBinary(first)) return null;
  const head = new TextDecoder().decode(await readHead(member, headBytes, signal));
  const shape = shapeOf(head);
  const values = shape.startsWith("json") ? await valuesOf(member, shape, signal) : [];
  return { member, shape, values, head };
}

/** No text that anybody exports has a NUL. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.length === 0 || bytes.includes(0);
}

/** JSON as Windows' editors may have saved it, with a mark and two bytes for each character. */
function isWideJson([a, b, c, d]: Uint8Array): boolean {
  const open = (byte?: number) => byte === 0x5b || byte === 0x7b;
  return (a === 0xff && b === 0xfe && open(c) && d === 0) || (a === 0xfe && b === 0xff && c === 0 && open(d));
}

function shapeOf(head: string): Sample["shape"] {
  const text = head.trimStart();
  if (text.startsWith("[")) return isLines(text) ? "json-lines" : "json-array";
  if (text.startsWith("{")) return isLines(text) ? "json-lines" : "json-object";
  if (/^<(?:!doctype|html|head|body|meta|!--|div|\?xml)/i.test(text)) return "html";
  if (/^(?:---\r?\n|#{1,6} )/.test(text)) return "markdown";
  if (isTable(text)) return "csv";
  return /^(?:#{1,6} |```|\*\*)/m.test(text) ? "markdown" : "text";
}

/** The first line is a value of its own and another one begins in the next. */
function isLines(text: string): boolean {
  const end = text.search(/\r?\n/);
  if (end < 0 || !/^\s*[[{]/.test(text.slice(end))) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

/** A heading line of at least two names, and a line below that has as many commas or more. */
function isTable(text: string): boolean {
  const [first = "", second = ""] = text.split(/\r?\n/, 2);
  const names = first.split(",");
  if (names.length < 2 || !names.every((name) => /^"?[\p{L}\p{N}_ -]{1,60}"?$/u.test(name.trim()))) return false;
  return second === "" || second.includes(",") || second.startsWith('"');
}

async function valuesOf(member: Member, shape: Sample["shape"], signal?: AbortSignal): Promise<readonly unknown[]> {
  const isLarge = shape === "json-object" && member.size > wholeLimit;
  const values = isLarge ? [] : await firstValues(member, shape === "json-lines", signal);
  if (values.length > 0 || shape === "json-lines") return values;
  const skimmed = await skimJson(member, signal);
  return Array.isArray(skimmed) ? skimmed : [skimmed];
}

async function firstValues(member: Member, lines: boolean, signal?: AbortSignal): Promise<unknown[]> {
  const values: unknown[] = [];
  try {
    for await (const element of jsonElements(member, { lines, limit: wholeLimit, ...(signal && { signal }) })) {
      const value = readOrNothing(() => parseElement(element));
      if (value !== undefined) values.push(value);
      if (values.length === wanted || element.end > lookedThrough) break;
    }
  } catch (error) {
    // A damaged end is told when the member is read; here it is enough to know what it is.
    if (!(error instanceof ImportError)) throw error;
  }
  return values;
}

function readOrNothing(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
