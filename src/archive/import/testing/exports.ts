import type { ImportedConversation, ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Archive } from "../../open.ts";
import type { Outcome } from "../incoming.ts";
import { startRun } from "../runs.ts";
import { type StoreOptions, storeIncoming } from "../store-incoming.ts";

/** A message of an export, as `message` in testing/looks.ts gives one of a page. */
export function exported(id: string, text: string, more: Partial<ImportedMessage> = {}): ImportedMessage {
  const parts: ImportedPart[] = [{ kind: "text", format: "markdown", text }];
  return { ids: [id], role: id.startsWith("u") ? "user" : "assistant", parts, finished: true, ...more };
}

/** A conversation of an export whose messages follow each other. */
export function conversation(
  name: string,
  messages: ImportedMessage[],
  more: Partial<ImportedConversation> = {},
): ImportedConversation {
  return {
    kind: "imported",
    site: "chatgpt",
    id: `chatgpt:${name}`,
    url: `https://chatgpt.com/c/${name}`,
    title: `Chat ${name}`,
    updated: "2025-06-01T00:00:00.000Z",
    messages: messages.map((message, place) => ({ parent: place === 0 ? null : place - 1, ...message })),
    current: messages.length - 1,
    whole: true,
    unknown: [],
    ...more,
  };
}

export const nothingToOpen: Pick<StoreOptions, "open"> = { open: async () => undefined };

/** Stores conversations as a run of its own, beginning it where it is not known. */
export async function importAll(
  archive: Archive,
  run: string,
  conversations: readonly ImportedConversation[],
  options: Partial<StoreOptions> = {},
): Promise<Outcome[]> {
  if (!(await archive.db.getKey("importRuns", run))) await startRun(archive, { id: run, names: ["export.zip"] });
  const batch = conversations.map((incoming) => ({
    incoming,
    print: `print of ${JSON.stringify(incoming).slice(0, 5_000)}`,
  }));
  return storeIncoming(archive, batch, run, { ...nothingToOpen, ...options });
}
