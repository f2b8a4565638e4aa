import { guarded } from "./archive-error.ts";
import { chunksOf } from "./chunks.ts";
import type { Archive } from "./open.ts";

/** Bytes of all images and files that conversations show, by the conversation that showed each first. Reads no image. @throws ArchiveError */
export function assetSizes(archive: Archive): Promise<ReadonlyMap<string, number>> {
  return guarded(async () => {
    const sizes = new Map<string, number>();
    for (const { size, conversations } of await archive.db.getAll("assets")) {
      const [first] = conversations;
      if (first !== undefined) sizes.set(first, (sizes.get(first) ?? 0) + size);
    }
    return sizes;
  });
}

/** Bytes of a conversation's messages as JSON in UTF-8, which is near to what the browser keeps of them. @throws ArchiveError */
export function textSize(archive: Archive, conversation: string): Promise<number> {
  return guarded(async () => {
    const encoder = new TextEncoder();
    const chunks = await archive.db.getAll("chunks", chunksOf(conversation));
    return chunks.reduce((sum, { messages }) => sum + encoder.encode(JSON.stringify(messages)).length, 0);
  });
}
