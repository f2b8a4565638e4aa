import type { Incoming } from "../../conversation/imported.ts";
import { ArchiveError } from "../archive-error.ts";
import type { Outcome } from "./incoming.ts";
import type { State } from "./read-known.ts";

const longestId = 1_000;

/** Id of the conversation; `undefined` where what is given has none that the archive can use. */
export function idOf(incoming: Incoming): string | undefined {
  const id: unknown = incoming.kind === "imported" ? incoming.id : incoming.thread.conversation.id;
  return typeof id === "string" && id.length <= longestId && /^[^:]+:./s.test(id) ? id : undefined;
}

/** True when the user has deleted it. */
export function isBuried({ known, tombstone }: State): boolean {
  return known ? known.row.deletedAt !== undefined : tombstone !== undefined;
}

export function keptDeleted(id: string): Outcome {
  return { id, verdict: "deleted", added: 0, problems: [] };
}

/** @throws the error itself where it is the archive's, or the user has broken off */
export function outcomeOfFailure(id: string, error: unknown): Outcome {
  if (error instanceof ArchiveError || (error instanceof DOMException && error.name === "AbortError")) throw error;
  return { id, verdict: "failed", added: 0, problems: [], reason: error instanceof Error ? error.name : "error" };
}
