import type { RestoredConversation } from "../../conversation/imported.ts";
import { openContainer } from "../../import/container/open.ts";
import { ImportError } from "../../import/format.ts";
import { ownFormat } from "../../import/formats/own/own.ts";
import { readStream } from "../../lib/read-stream.ts";
import { BackupError } from "../backup-error.ts";
import type { Segment } from "../manifest.ts";

export interface OpenedSegment {
  /** Those that the manifest says count. */
  conversations: RestoredConversation[];
  /** Bytes of a member of the segment. */
  open(member: string): Promise<Uint8Array | ReadableStream<Uint8Array> | undefined>;
}

/** A file of a segment is in memory as a whole at most so large, as everywhere. */
const largestAsset = 64 * 1024 * 1024;

/** What lies in a segment, read as an archive that is imported: every value checked. @throws BackupError `damaged` */
export async function openSegment(
  { name, conversations: listed }: Segment,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<OpenedSegment> {
  const wanted = new Set(listed);
  const file = new File([bytes], name.replace(/\.age$/, ""), { type: "application/zip" });
  const conversations: RestoredConversation[] = [];
  try {
    const container = await openContainer([file], { signal });
    const members = container.members.filter(({ path }) => path === "archive.json");
    for await (const item of ownFormat.read(members, { container, signal })) {
      const incoming = item.read();
      if (incoming?.kind === "restored" && wanted.has(incoming.thread.conversation.id)) conversations.push(incoming);
    }
    const byPath = new Map(container.members.map((member) => [member.path, member]));
    return { conversations, open: async (member) => byPath.get(member)?.stream(signal) };
  } catch (error) {
    if (error instanceof ImportError) throw new BackupError("damaged", { cause: error });
    throw error;
  }
}

/** One image or file of a segment by its hash; `undefined` where it does not lie there. @throws BackupError */
export async function assetIn(
  { name }: Segment,
  bytes: Uint8Array<ArrayBuffer>,
  sha256: string,
): Promise<Uint8Array | undefined> {
  try {
    const { members } = await openContainer([new File([bytes], name, { type: "application/zip" })]);
    const member = members.find(({ path }) => path.startsWith(`assets/${sha256.slice(0, 32)}`));
    return member && (await readStream(member.stream(), largestAsset));
  } catch (error) {
    if (error instanceof ImportError) throw new BackupError("damaged", { cause: error });
    throw error;
  }
}
