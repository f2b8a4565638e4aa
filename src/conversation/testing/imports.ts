import type { ImportedConversation, ImportedMessage, ResolvedPart } from "../imported.ts";
import { arrivalOfImport } from "../lift-tree.ts";
import type { Keeper } from "./keeper.ts";
import { keepArrival } from "./keeper.ts";
import { start } from "./world.ts";

export type Exported = ImportedConversation<ResolvedPart>;
export type ExportedMessage = ImportedMessage<ResolvedPart>;

/** A message of an export, by the same rules as `says` (looks.ts): `u…` is a prompt, any other an answer. */
export function wrote(
  id: string,
  parent: number | null | undefined,
  text = `this is ${id}`,
  more: Partial<ExportedMessage> = {},
): ExportedMessage {
  return {
    ids: [id],
    ...(parent === undefined ? {} : { parent }),
    role: id.startsWith("u") ? "user" : "assistant",
    parts: [{ kind: "text", format: "markdown", text }],
    finished: true,
    ...more,
  };
}

/** An export of conversation 1 that was last changed in minute `minute`; its last message is the newest one. */
export function exported(minute: number, messages: ExportedMessage[], more: Partial<Exported> = {}): Exported {
  return {
    kind: "imported",
    site: "chatgpt",
    id: "chatgpt:1",
    url: "https://chatgpt.com/c/1",
    updated: minuteOf(minute),
    messages,
    current: messages.length - 1,
    whole: true,
    unknown: [],
    ...more,
  };
}

/** ISO time of a minute of the looks (looks.ts). */
export function minuteOf(minute: number): string {
  return new Date(start + minute * 60_000).toISOString();
}

/** When exports are imported in tests: long after all looks. */
export const importedAt = Date.parse("2026-06-01T00:00:00Z");

export function keepImport(keeper: Keeper, conversation: Exported, at: number = importedAt): Keeper {
  return keepArrival(keeper, arrivalOfImport(conversation, at));
}
