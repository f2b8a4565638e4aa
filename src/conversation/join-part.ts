import { canonical } from "./canonical.ts";
import type { AssetRef, FilePart, ImagePart, Part } from "./model.ts";
import { readRemovedNote } from "./removed-part.ts";
import { plainSubstance } from "./substance.ts";

/** Under which name two sightings of a part are the same part; `undefined` for parts that live and die with their look. */
export function partKey(part: Part): string | undefined {
  switch (part.kind) {
    case "image":
    case "file":
      return `${part.kind} ${part.key}`;
    case "reasoning": {
      const text = plainSubstance(part.text);
      return text === "" ? undefined : `reasoning ${text}`;
    }
    case "tool":
      return `tool ${part.name} ${plainSubstance(part.input ?? "")}`;
    case "unreadable":
      return part.raw === undefined ? undefined : `unreadable ${part.what} ${part.raw}`;
    default:
      return undefined;
  }
}

/** Two sightings of one part as one: bytes beat a problem, more beats less. Commutative, associative and idempotent. */
export function joinPart(a: Part, b: Part): Part {
  if (a.kind === "image" && b.kind === "image") return joinMedia<ImagePart>(a, b);
  if (a.kind === "file" && b.kind === "file") return joinMedia<FilePart>(a, b);
  return fuller(a, b);
}

/** The later of two parts in an order that rests on what they say alone. */
function fuller(a: Part, b: Part): Part {
  const [one, other] = [canonical(a), canonical(b)];
  if (one.length !== other.length) return one.length > other.length ? a : b;
  return one > other ? a : b;
}

function joinMedia<T extends ImagePart | FilePart>(a: T, b: T): T {
  const { asset: assetA, problem: problemA, ...restA } = a;
  const { asset: assetB, problem: problemB, ...restB } = b;
  const asset = betterAsset(assetA, assetB);
  const problem = tellingProblem(problemA, problemB);
  const rest = joinFields(restA, restB);
  return { ...rest, ...(asset ? { asset } : problem !== undefined ? { problem } : {}) } as T;
}

/** That bytes were removed on purpose says more than that they could not be had, and the later time more than the earlier. */
function tellingProblem(a: string | undefined, b: string | undefined): string | undefined {
  const problems = [a, b].filter((text) => text !== undefined).sort();
  return problems.filter(readRemovedNote).at(-1) ?? problems[0];
}

/** Field by field the longer value, so that a name or address seen once stays. */
function joinFields(a: object, b: object): object {
  const joined: Record<string, unknown> = {};
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const field of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    joined[field] = longerValue(one[field], other[field]);
  }
  return joined;
}

function longerValue(a: unknown, b: unknown): unknown {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const [one, other] = [String(a), String(b)];
  if (one.length !== other.length) return one.length > other.length ? a : b;
  return one > other ? a : b;
}

/** Original bytes beat a redrawn copy, then more bytes beat fewer. */
function betterAsset(a: AssetRef | undefined, b: AssetRef | undefined): AssetRef | undefined {
  if (!a || !b) return a ?? b;
  const difference = Number(b.redrawn ?? false) - Number(a.redrawn ?? false) || a.size - b.size;
  if (difference !== 0) return difference > 0 ? a : b;
  return a.sha256 + a.type > b.sha256 + b.type ? a : b;
}
