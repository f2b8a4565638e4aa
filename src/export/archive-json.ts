import type { AssetRef, Part, Thread } from "../conversation/model.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Unread } from "./each-thread.ts";
import type { SelectedThread } from "./select-messages.ts";

export const archiveFormat = "convokeep-archive";
/** Raised when a reader of the version before could misread a file. */
export const archiveVersion = 1;

export interface ArchiveHead {
  /** Name and version of the program that writes. */
  generator: string;
  exported: Date;
  /** Address of the schema, where the file is one by itself. */
  schema?: string;
}

/** An archive.json in the making: one line for the head, one for each conversation, one for the assets. */
export interface ArchiveJson {
  /** @param file name of the conversation's Markdown file beside it, where there is one */
  conversation(thread: SelectedThread, file?: string): string;
  /**
   * @param fileOf path of an asset's file; `undefined` for one whose bytes are not there
   * @param unread conversations that could not be read
   */
  end(fileOf: (asset: AssetRef) => string | undefined, unread?: Unread["chats"]): string;
}

/** Keys that stand first in the files for programs. */
export const keyOrder = [
  "$schema",
  "format",
  "version",
  "generator",
  "exported",
  "file",
  "conversation",
  "path",
  "messages",
  "id",
  "kind",
  "aliases",
  "parent",
  "role",
  "author",
  "model",
  "site",
  "url",
  "title",
];

/**
 * Writes archive.json in pieces, so that no more than one conversation is in memory as text. It holds every thread as it
 * is; the same threads in the same order give the same bytes. The format is described in docs/format.md.
 */
export function archiveJson({ generator, exported, schema }: ArchiveHead): { head: string } & ArchiveJson {
  const assets = new Map<string, AssetRef>();
  let count = 0;
  const head = canonicalJson(
    { $schema: schema, format: archiveFormat, version: archiveVersion, generator, exported: exported.toISOString() },
    keyOrder,
  );
  return {
    head: `${head.slice(0, -1)},"conversations":[`,
    conversation(thread, file) {
      for (const asset of assetsOf(thread)) assets.set(asset.sha256, asset);
      count += 1;
      return `${count === 1 ? "" : ","}\n${canonicalJson({ file, ...writtenThread(thread) }, keyOrder)}`;
    },
    end(fileOf, unread = []) {
      const listed = [...assets.values()]
        .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
        .map((asset) => {
          const { sha256, type, size } = asset;
          return `\n${JSON.stringify(sha256)}:${canonicalJson({ file: fileOf(asset), type, size }, keyOrder)}`;
        });
      const missing = unread.length > 0 ? `,\n"unread":${canonicalJson(unread, keyOrder)}` : "";
      return `\n],"assets":{${listed.join(",")}\n}${missing}}\n`;
    },
  };
}

/** A thread as files for programs have it. */
export function writtenThread({ structure, ...thread }: SelectedThread): Record<string, unknown> {
  return { ...thread, structure: structure?.() };
}

/** Every image and file of a thread that has bytes, older texts included. */
export function assetsOf({ messages }: Thread): AssetRef[] {
  const parts = messages
    .flatMap((message) => [message.parts, ...message.versions.map((version) => version.parts)])
    .flat();
  return parts.flatMap(assetOf);
}

function assetOf(part: Part): AssetRef[] {
  return (part.kind === "image" || part.kind === "file") && part.asset ? [part.asset] : [];
}
