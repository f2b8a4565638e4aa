import { type ArchiveHead, archiveJson } from "../archive-json.ts";
import type { StreamFormat } from "./stream-format.ts";

/** Names of the published schemas (docs/schema); the number rises when an older reader could misread a file. */
export const schemas = {
  archive: "urn:convokeep:schema:archive:1",
  conversation: "urn:convokeep:schema:conversation:1",
  message: "urn:convokeep:schema:message:1",
} as const;

/** One object: what archive.json in a ZIP holds, with the schema's name and without files. */
export function jsonFormat(head: ArchiveHead): StreamFormat {
  const archive = archiveJson({ ...head, schema: schemas.archive });
  return {
    extension: "json",
    type: "application/json",
    head: archive.head,
    conversation: (thread) => archive.conversation(thread),
    end: (unread) => archive.end(() => undefined, unread?.chats),
  };
}
