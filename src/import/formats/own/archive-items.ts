import { fingerprint } from "../../../lib/fingerprint.ts";
import type { ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { type JsonElement, jsonElements } from "../../json/elements.ts";
import { readElement } from "../../json/items.ts";
import { type FilesByHash, fileOf } from "./files-by-hash.ts";
import type { OwnKind } from "./own-kind.ts";
import { restoredConversation } from "./restored-conversation.ts";

export interface OwnContext extends ReadContext {
  format: Pick<ImportFormat, "id" | "version">;
  files: FilesByHash;
}

/** The conversations of an archive or of lines; ends are bytes of this member. @throws ImportError what is wrong with the file */
export async function* archiveItems(
  member: Member,
  kind: OwnKind,
  { format, files, signal }: OwnContext,
): AsyncGenerator<ImportItem, void, void> {
  const place = kind === "archive" ? { under: "conversations" } : {};
  for await (const element of jsonElements(member, { ...place, signal })) {
    yield {
      print: `${format.id}/${format.version}/${element.print}${printOfFiles(element, files)}`,
      end: element.end,
      read: () => readElement(element, (value) => restoredConversation(value, files)),
    };
  }
}

const decoder = new TextDecoder("latin1");

/** The same conversation with more of its images and files beside it is not the same. */
function printOfFiles({ bytes }: JsonElement, files: FilesByHash): string {
  if (files.size === 0) return "";
  const hashes = new Set<string>();
  for (const [, sha256 = ""] of decoder.decode(bytes).matchAll(/"sha256"\s*:\s*"([0-9a-f]{64})"/g)) {
    if (fileOf(files, sha256) !== undefined) hashes.add(sha256);
  }
  return hashes.size === 0 ? "" : `+${fingerprint([...hashes].sort().join())}`;
}
