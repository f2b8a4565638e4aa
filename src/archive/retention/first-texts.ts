import type { Part } from "../../conversation/model.ts";
import { firstMessages } from "../../conversation/never-kept.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";

/** What is written in the first messages that are held of a conversation; `[]` when none are. @throws ArchiveError */
export function firstTexts(archive: Archive, conversation: string): Promise<string[]> {
  return guarded(async () => {
    const chunk = await archive.db.get("chunks", [conversation, 0]);
    const first = (chunk?.messages ?? []).filter((message) => message !== null).slice(0, firstMessages);
    return first.flatMap(({ bodies }) => bodies.flatMap(({ parts }) => textsOf(parts)));
  });
}

/** What somebody wrote in a message, without reasoning and tools. */
export function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
}
