/**
 * A record as bytes and back: anything that the archive's records are made of. Most are JSON and are kept as such, which is
 * fastest; typed arrays and what JSON cannot say are set apart.
 */

/** Kinds of packed values, in the first byte. */
const kinds = { json: 0, tagged: 1 } as const;
/** An object with this single key stands for what JSON has no word for. */
const tag = "\0";

const arrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
type ArrayName = keyof typeof arrays;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A value as bytes. @throws TypeError for what no record holds (functions, files, cycles) */
export function pack(value: unknown): Uint8Array {
  if (isJson(value)) return withHead(kinds.json, encoder.encode(JSON.stringify(value)), []);
  const parts: Uint8Array[] = [];
  const json = encoder.encode(JSON.stringify(tagged(value, { parts, size: 0 }, 0)));
  return withHead(kinds.tagged, json, parts);
}

/** The value again. @throws Error for bytes that `pack` did not make */
export function unpack(bytes: Uint8Array): unknown {
  if (bytes[0] === kinds.json) return JSON.parse(decoder.decode(bytes.subarray(1)));
  if (bytes[0] !== kinds.tagged) throw new Error("unknown packing");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  const json = JSON.parse(decoder.decode(bytes.subarray(5, 5 + length)));
  return untagged(json, bytes.subarray(5 + length));
}

function withHead(kind: number, json: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const head = kind === kinds.json ? 1 : 5;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, head + json.length));
  all[0] = kind;
  if (kind === kinds.tagged) new DataView(all.buffer).setUint32(1, json.length);
  all.set(json, head);
  let at = head + json.length;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether JSON gives the value back as it is. */
function isJson(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isJson) && Object.keys(value).length === value.length;
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key of Object.keys(value)) if (!isJson((value as Record<string, unknown>)[key])) return false;
  return true;
}

interface Apart {
  parts: Uint8Array[];
  size: number;
}

/** Deeper than any record, so that a cycle ends with an error of ours. */
const mostDepth = 500;

function tagged(value: unknown, apart: Apart, depth: number): unknown {
  if (depth > mostDepth) throw new TypeError("too deep to be kept");
  if (value === undefined) return { [tag]: ["undefined"] };
  if (typeof value === "bigint") return { [tag]: ["bigint", String(value)] };
  if (typeof value === "number")
    return isJson(value) ? value : { [tag]: ["number", Object.is(value, -0) ? "-0" : `${value}`] };
  if (typeof value !== "object" || value === null) {
    if (typeof value === "function" || typeof value === "symbol") throw new TypeError("cannot be kept");
    return value;
  }
  const inner = (one: unknown) => tagged(one, apart, depth + 1);
  if (Array.isArray(value)) return Array.from(value, inner);
  const binary = arrayNameOf(value);
  if (binary) return { [tag]: [binary, ...setApart(value as ArrayBufferView, apart)] };
  if (value instanceof ArrayBuffer) return { [tag]: ["ArrayBuffer", ...setApart(new Uint8Array(value), apart)] };
  if (value instanceof Date) return { [tag]: ["Date", inner(value.getTime())] };
  if (value instanceof Map) return { [tag]: ["Map", [...value].map((pair) => pair.map(inner))] };
  if (value instanceof Set) return { [tag]: ["Set", [...value].map(inner)] };
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) throw new TypeError("cannot be kept");
  const entries = Object.entries(value).map(([key, one]) => [key, inner(one)] as const);
  // Such an object is told entry by entry: it could be taken for one of ours.
  if (entries.some(([key]) => key === tag)) return { [tag]: ["Object", entries] };
  return Object.fromEntries(entries);
}

function arrayNameOf(value: object): ArrayName | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  const { name } = value.constructor;
  return Object.hasOwn(arrays, name) ? (name as ArrayName) : undefined;
}

function setApart(view: ArrayBufferView, apart: Apart): [from: number, length: number] {
  const from = apart.size;
  apart.parts.push(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  apart.size += view.byteLength;
  return [from, view.byteLength];
}

function untagged(value: unknown, binary: Uint8Array): unknown {
  if (typeof value !== "object" || value === null) return value;
  const inner = (one: unknown) => untagged(one, binary);
  if (Array.isArray(value)) return value.map(inner);
  if (!Object.hasOwn(value, tag))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
  const [kind, ...rest] = (value as { [tag]: [string, ...unknown[]] })[tag];
  return special(kind, rest, binary, inner);
}

function special(
  kind: string,
  rest: readonly unknown[],
  binary: Uint8Array,
  inner: (one: unknown) => unknown,
): unknown {
  const pairs = rest[0] as [unknown, unknown][];
  switch (kind) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(String(rest[0]));
    case "number":
      return Number(rest[0]);
    case "Date":
      return new Date(Number(inner(rest[0])));
    case "Map":
      return new Map(pairs.map(([key, one]) => [inner(key), inner(one)]));
    case "Set":
      return new Set((rest[0] as unknown[]).map(inner));
    case "Object":
      return Object.fromEntries(pairs.map(([key, one]) => [String(key), inner(one)]));
  }
  const [from, length] = rest as [number, number];
  // A copy of its own: typed arrays must begin at whole elements.
  const { buffer } = binary.slice(from, from + length);
  if (kind === "ArrayBuffer") return buffer;
  if (!Object.hasOwn(arrays, kind)) throw new Error("unknown packing");
  return new arrays[kind as ArrayName](buffer);
}
