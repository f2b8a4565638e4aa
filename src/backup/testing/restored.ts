import type { Thread } from "../../conversation/model.ts";
import { assetsOf } from "../../export/archive-json.ts";
import { openContainer } from "../../import/container/open.ts";
import { readStream } from "../../lib/read-stream.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import { BackupError } from "../backup-error.ts";
import { listDevices, newestManifest, readSegment } from "../read-place.ts";
import { liveFile } from "../restore/live-file.ts";
import type { Unseal } from "../sealing.ts";
import type { MemoryPlace } from "./memory-place.ts";
import { printOf } from "./model-archive.ts";

const { signal } = new AbortController();

export const noKey: Unseal = async () => {
  throw new BackupError("sealed");
};

/**
 * What the newest whole manifest of a browser restores, as `ModelArchive.snapshot` has it; undefined where there is none.
 * @throws BackupError where it does not restore
 */
export async function restored(
  { files }: Pick<MemoryPlace, "files">,
  { device, unseal = noKey }: { device?: string; unseal?: Unseal } = {},
): Promise<Map<string, string> | undefined> {
  const place = readerOf(files);
  const { devices } = await listDevices(place, signal);
  const own = device === undefined ? devices[0] : devices.find((each) => each.device === device);
  const { found } = own ? await newestManifest(place, own, unseal, signal) : { found: undefined };
  if (!own || !found) return undefined;
  const chats = new Map<string, string>();
  const assets = new Set<string>();
  const shown = new Set<string>();
  for (const segment of found.manifest.segments) {
    const bytes = await readSegment(place, own.device, segment, unseal, signal);
    const { members } = await openContainer([await liveFile(segment, bytes)]);
    for (const member of members) {
      const content = await readStream(member.stream(), 2 ** 30);
      if (!content) throw new Error("too large");
      if (member.path.startsWith("assets/")) assets.add(await sha256Of(content));
      if (member.path !== "archive.json") continue;
      const { conversations } = JSON.parse(new TextDecoder().decode(content)) as {
        conversations: (Thread & { file: string })[];
      };
      for (const { file: _, ...thread } of conversations) {
        if (chats.has(thread.conversation.id)) throw new Error("a conversation stands there twice");
        chats.set(thread.conversation.id, printOf(thread));
        for (const { sha256 } of assetsOf(thread)) shown.add(sha256);
      }
    }
  }
  const missing = [...shown].filter((sha256) => !assets.has(sha256));
  if (missing.length > 0) throw new Error(`${missing.length} files are missing`);
  return chats;
}

function readerOf(files: MemoryPlace["files"]) {
  return {
    canRead: true,
    list: async () => [...files].map(([path, bytes]) => ({ path, size: bytes.length })),
    read: async (path: string) => files.get(path)?.slice(),
    write: refuse,
    size: refuse,
    remove: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Error("restoring writes nothing");
}
