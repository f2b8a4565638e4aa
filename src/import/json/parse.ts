import { ImportError } from "../format.ts";
import type { JsonElement } from "./element.ts";
import { maxDepth, newScan, resetScan, scanValue } from "./scan.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: false });

/**
 * The value of one whole JSON text in UTF-8, with or without a byte order mark.
 * @throws ImportError `too-deep` above 10,000 levels, `not-json` where it is no JSON
 */
export function parseJson(bytes: Uint8Array): unknown {
  // A level takes at least two bytes, so that most texts need no look.
  if (bytes.length > 2 * maxDepth && depthOf(bytes) > maxDepth) throw new ImportError("too-deep");
  return parseShallow(bytes);
}

/**
 * The value of an element as `jsonElements` gives it.
 * @throws ImportError what is wrong with it
 */
export function parseElement(element: JsonElement): unknown {
  if (element.problem) throw element.problem;
  return parseShallow(element.bytes);
}

/** For bytes whose depth is known. */
function parseShallow(bytes: Uint8Array): unknown {
  const text = decoder.decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ImportError("not-json", error instanceof RangeError ? "too large" : `${bytes.length} bytes`);
  }
  if (mayNameProto(text)) renameProto(value);
  return value;
}

const scan = newScan();

function depthOf(bytes: Uint8Array): number {
  resetScan(scan, bytes[0] === 0xef ? 3 : 0);
  // What is no JSON is found by the parser.
  scanValue(scan, bytes, bytes.length);
  return scan.deepest;
}

/** Whether a key `__proto__` may be in it, in whatever way it is written. */
function mayNameProto(text: string): boolean {
  return text.includes("__proto__") || /\\u00(?:5f|70|72|6f|74)/i.test(text);
}

/**
 * `JSON.parse` makes `__proto__` a key like any other, but whoever copies such an object key by key would set its prototype.
 * The key becomes `[__proto__]`, so that what stands there is still there to be told.
 */
function renameProto(root: unknown): void {
  const rest = [root];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, "__proto__")) rename(value as Record<string, unknown>);
    for (const each of Object.values(value)) if (typeof each === "object" && each !== null) rest.push(each);
  }
}

function rename(object: Record<string, unknown>): void {
  const value = Object.getOwnPropertyDescriptor(object, "__proto__")?.value;
  Reflect.deleteProperty(object, "__proto__");
  object["[__proto__]"] = value;
}
