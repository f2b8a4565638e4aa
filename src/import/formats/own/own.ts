import type { ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { failedItem } from "../../json/items.ts";
import { sampleOf } from "../../sample.ts";
import { archiveItems } from "./archive-items.ts";
import { filesByHash } from "./files-by-hash.ts";
import { messageLineItems } from "./message-lines.ts";
import { type OwnKind, ownKindOf } from "./own-kind.ts";

/**
 * Archives of our own (docs/format.md): archive.json in a ZIP with its images and files, the same by itself, and lines of
 * conversations or messages. What Convokeep wrote comes back exactly; what another program wrote comes back as it is told.
 */
export const ownFormat: ImportFormat = {
  id: "convokeep",
  name: "Convokeep",
  version: 1,
  recognises: (sample) => ownKindOf(sample) !== undefined,
  read: readAll,
};

async function* readAll(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem, void, void> {
  const files = filesByHash(context.container.members);
  let before = 0;
  for (const member of members) {
    try {
      const kind = await kindOf(member, context.signal);
      const items = kind === "messages" ? messageLineItems : archiveItems;
      for await (const item of items(member, kind, { ...context, format: ownFormat, files })) {
        yield { ...item, end: before + item.end };
      }
    } catch (error) {
      context.signal.throwIfAborted();
      yield failedItem(`${ownFormat.id}/${ownFormat.version}/${member.path}`, before + member.size, error);
    }
    before += member.size;
  }
}

async function kindOf(member: Member, signal: AbortSignal): Promise<OwnKind> {
  const sample = await sampleOf(member, signal);
  return (sample && ownKindOf(sample)) ?? "archive";
}
