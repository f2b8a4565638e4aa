import { breathe } from "../lib/breathe.ts";
import { guarded } from "./archive-error.ts";
import { chunksOf } from "./chunks.ts";
import type { Archive } from "./open.ts";
import type { AssetRecord } from "./schema.ts";

/** What is stored beside texts, by MIME type: images, audio and video, all else. */
export const mediaKinds = ["images", "sounds", "files"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Bytes of each kind. */
export type MediaSizes = Record<MediaKind, number>;

export interface StoredMedia {
  /** By the conversation that showed each first. */
  byChat: ReadonlyMap<string, MediaSizes>;
  /** Bytes that no conversation shows, which are removed within a day. */
  unshown: number;
}

/** Records read between two breaths: some ms, also where they are sealed. */
const assetsAtOnce = 200;
const chunksAtOnce = 4;

/**
 * Bytes of all images and files, each counted once however many conversations show it. Reads none of them, and their
 * records a part at a time. @throws ArchiveError, or the signal's reason
 */
export async function mediaSizes(archive: Archive, signal?: AbortSignal): Promise<StoredMedia> {
  const byChat = new Map<string, MediaSizes>();
  let unshown = 0;
  let after = "";
  for (;;) {
    signal?.throwIfAborted();
    const assets = await guarded(() => archive.db.getAll("assets", IDBKeyRange.lowerBound(after, true), assetsAtOnce));
    for (const asset of assets) {
      const [first] = asset.conversations;
      if (first === undefined) unshown += asset.size;
      else add(byChat, first, asset);
    }
    const last = assets.at(-1);
    if (!last || assets.length < assetsAtOnce) return { byChat, unshown };
    after = last.sha256;
    await breathe();
  }
}

/** The kind of an image or file. @param type its MIME type */
export function mediaKindOf(type: string): MediaKind {
  if (type.startsWith("image/")) return "images";
  return type.startsWith("audio/") || type.startsWith("video/") ? "sounds" : "files";
}

export const noMedia: Readonly<MediaSizes> = { images: 0, sounds: 0, files: 0 };

function add(byChat: Map<string, MediaSizes>, chat: string, { type, size }: AssetRecord): void {
  const sizes = byChat.get(chat) ?? { ...noMedia };
  sizes[mediaKindOf(type)] += size;
  byChat.set(chat, sizes);
}

/**
 * Bytes of a conversation's messages as JSON in UTF-8, which is near to what the browser keeps of them. Long ones are read
 * a part at a time. @throws ArchiveError
 */
export function textSize(archive: Archive, conversation: string): Promise<number> {
  return guarded(async () => {
    const encoder = new TextEncoder();
    const keys = await archive.db.getAllKeys("chunks", chunksOf(conversation));
    let size = 0;
    for (let from = 0; from < keys.length; from += chunksAtOnce) {
      if (from > 0) await breathe();
      const { store } = archive.db.transaction("chunks");
      const chunks = await Promise.all(keys.slice(from, from + chunksAtOnce).map((key) => store.get(key)));
      for (const chunk of chunks) size += encoder.encode(JSON.stringify(chunk?.messages ?? [])).length;
    }
    return size;
  });
}
