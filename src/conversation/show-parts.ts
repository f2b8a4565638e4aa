import { besideExport } from "./beside-export.ts";
import { joinPart, partKey } from "./join-part.ts";
import type { FilePart, ImagePart, Part } from "./model.ts";
import type { StoredMessage } from "./stored.ts";
import { plainSubstance } from "./substance.ts";

/**
 * What is shown of a message: its newest text, with bytes and longer reasoning that other looks brought, and before and
 * after it what only looks have seen whose text is not kept.
 */
export function shownParts(message: StoredMessage): Part[] {
  const [current, ...others] = message.bodies;
  const parts = current?.parts ?? [];
  if (message.rest.length === 0) return [...parts];
  const { rest, twins } = current?.from ? besideExport(parts, message.rest) : { rest: message.rest, twins: undefined };
  const shown = parts.map((part) => improved(withTwin(part, twins?.get(part)), message.rest));
  const elsewhere = others.flatMap((other) => other.parts);
  const extra = rest.filter((part) => !improvesOne([...parts, ...elsewhere], part));
  const before = extra.filter(({ kind }) => kind === "reasoning" || kind === "tool");
  const after = extra.filter(({ kind }) => kind === "image" || kind === "file" || kind === "artifact");
  return withCitations([...before, ...shown, ...after], rest);
}

/** The same image or file under the key that the text knows it by. */
function withTwin(part: Part, twin: ImagePart | FilePart | undefined): Part {
  return twin && "key" in part ? joinPart(part, { ...twin, key: part.key }) : part;
}

/** The parts of an older text, with the bytes that other looks brought. */
export function versionParts(parts: readonly Part[], rest: readonly Part[]): Part[] {
  return parts.map((part) => improved(part, rest));
}

function improved(part: Part, rest: readonly Part[]): Part {
  const better = rest.find((other) => improves(part, other));
  if (!better) return part;
  return part.kind === "reasoning" ? better : joinPart(part, better);
}

function improvesOne(parts: readonly Part[], other: Part): boolean {
  return parts.some((part) => improves(part, other));
}

/** True when `other` is another, fuller sighting of `part`. */
function improves(part: Part, other: Part): boolean {
  if (part.kind !== other.kind) return false;
  if (part.kind === "reasoning" && other.kind === "reasoning") {
    return plainSubstance(other.text).startsWith(plainSubstance(part.text));
  }
  const key = partKey(part);
  return key !== undefined && key === partKey(other);
}

function withCitations(parts: Part[], rest: readonly Part[]): Part[] {
  const late = rest.flatMap((part) => (part.kind === "citations" ? part.items : []));
  if (late.length === 0) return parts;
  const own = parts.flatMap((part) => (part.kind === "citations" ? part.items : []));
  return [...parts.filter(({ kind }) => kind !== "citations"), { kind: "citations", items: [...own, ...late] }];
}
