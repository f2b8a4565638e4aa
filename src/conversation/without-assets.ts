import type { Part, Sha256 } from "./model.ts";
import type { Time } from "./outline.ts";
import type { StoredMessage } from "./stored.ts";

/** Which bytes are there, and from when on times are none. */
export interface RestoreLimits {
  hasAsset(sha256: Sha256): boolean;
  latest: Time;
}

/** Content without references to bytes that are not there: they become a problem that a later look can mend. */
export function withoutAssets(content: StoredMessage, has: (sha256: Sha256) => boolean): StoredMessage {
  const all = [...content.bodies.flatMap(({ parts }) => parts), ...content.rest];
  if (!all.some((part) => isLost(part, has))) return content;
  return {
    ...content,
    bodies: content.bodies.map((body) => ({ ...body, parts: body.parts.map((part) => stripped(part, has)) })),
    rest: content.rest.map((part) => stripped(part, has)),
  };
}

function isLost(part: Part, has: (sha256: Sha256) => boolean): boolean {
  return (part.kind === "image" || part.kind === "file") && part.asset !== undefined && !has(part.asset.sha256);
}

function stripped(part: Part, has: (sha256: Sha256) => boolean): Part {
  if ((part.kind !== "image" && part.kind !== "file") || !isLost(part, has)) return part;
  const { asset: _, ...rest } = part;
  return { ...rest, problem: "bytes-not-stored" };
}
