import * as v from "valibot";
import type { RestoredConversation } from "../../../conversation/imported.ts";
import type { Part } from "../../../conversation/model.ts";
import type { Structure } from "../../../conversation/structure.ts";
import { structureSchema } from "../../../conversation/structure-schema.ts";
import { threadSchema } from "../../../conversation/thread-schema.ts";
import { ImportError } from "../../format.ts";
import { refuseRedacted } from "../../redacted.ts";
import { type FilesByHash, fileOf } from "./files-by-hash.ts";

/**
 * A conversation out of parsed JSON that may hold anything. A structure that is not as it should be is left out.
 * @throws ImportError `not-understood` where it has no id or no messages, `redacted` where what is private was taken out
 */
export function restoredConversation(value: unknown, files: FilesByHash): RestoredConversation {
  if (typeof value === "object" && value !== null) refuseRedacted(Reflect.get(value, "conversation"));
  const read = v.safeParse(threadSchema, value);
  if (!read.success) throw new ImportError("not-understood", v.getDotPath(read.issues[0]) ?? "conversation");
  const thread = read.output;
  const structure = structureOf(value);
  const held = [
    ...thread.messages.flatMap(({ parts, versions }) => [...parts, ...versions.flatMap((version) => version.parts)]),
    ...(structure?.more ?? []).flatMap(({ rest = [], bodies = [] }) => [
      ...rest,
      ...bodies.flatMap((body) => body.parts ?? []),
    ]),
  ];
  return { kind: "restored", thread, ...(structure ? { structure } : {}), assets: assetsOf(held, files) };
}

function structureOf(value: unknown): Structure | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "structure")) return undefined;
  const read = v.safeParse(structureSchema, Reflect.get(value, "structure"), { abortEarly: true });
  return read.success ? read.output : undefined;
}

function assetsOf(parts: readonly Part[], files: FilesByHash): RestoredConversation["assets"] {
  const found = parts.flatMap((part) => {
    const sha256 = "asset" in part ? part.asset?.sha256 : undefined;
    const member = sha256 === undefined ? undefined : fileOf(files, sha256);
    return sha256 === undefined || member === undefined ? [] : [[sha256, { member }] as const];
  });
  return Object.fromEntries(found);
}
