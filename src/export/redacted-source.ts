import type { AssetRef, Message, Part, Sha256 } from "../conversation/model.ts";
import { hashOf, substanceOf } from "../conversation/substance.ts";
import { sha256Of } from "../lib/sha256-of.ts";
import type { Redactor } from "../redact/redactor.ts";
import { type RedactMeans, redactThread } from "../redact/thread.ts";
import type { ExportSource } from "./each-thread.ts";
import { type ReadThread, type SelectedThread, type Selection, selectIn } from "./select-messages.ts";

/** Whether what is private is looked for in a file: where its MIME type is that of a text. */
export function isTextFile({ type }: Pick<AssetRef, "type">): boolean {
  return textType.test(type);
}

const textType =
  /^(?:text\/|application\/(?:json|xml|yaml|toml|sql|javascript|typescript|x-[a-z]*(?:sh|script|yaml|sql|tex|httpd-php))|[a-z-]+\/[\w.-]+\+(?:json|xml))/;

/**
 * A source that gives placeholders for what is private, in the chosen messages. What it takes to restore a chat exactly is
 * left out, for it holds what is hidden. Files that are texts are gone through too; images and other files are not.
 * @param breathe lets a page answer to its user
 */
export function redactedSource(
  source: ExportSource,
  selection: Selection,
  redactor: Redactor,
  breathe?: RedactMeans["breathe"],
): ExportSource {
  /** Asset that each changed one was made from. */
  const origins = new Map<Sha256, Sha256>();
  const read = async (asset: Sha256, conversation: string) => {
    const bytes = await source.readAsset(asset);
    const text = bytes && asText(bytes);
    const hidden = text === undefined ? undefined : redactor.text(text, conversation);
    return hidden === undefined || hidden === text ? undefined : new TextEncoder().encode(hidden);
  };
  const hideFile = async (asset: AssetRef, conversation: string): Promise<AssetRef> => {
    const bytes = isTextFile(asset) ? await read(asset.sha256, conversation) : undefined;
    if (!bytes) return asset;
    const changed = await sha256Of(bytes);
    origins.set(changed, asset.sha256);
    return { ...asset, sha256: changed, size: bytes.length };
  };
  return {
    ids: source.ids,
    ...(source.unread ? { unread: source.unread } : {}),
    async readThread(id) {
      const thread = await source.readThread(id);
      if (!thread) return undefined;
      const chosen = selectIn(thread, selection, id);
      const { structure: _restores, ...hidden } = await redactThread<SelectedThread>(chosen, redactor, {
        hashOf: printOf,
        breathe,
      });
      const messages = await eachFile(hidden.messages, (asset) => hideFile(asset, id));
      return { ...hidden, messages } satisfies ReadThread;
    },
    async readAsset(asset) {
      const origin = origins.get(asset);
      return origin === undefined ? source.readAsset(asset) : read(origin, "");
    },
  };
}

function printOf(parts: readonly Part[]): string {
  return hashOf(substanceOf(parts));
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Called a text and not one: nothing in it can be found, and the review counts it among the files not looked into.
    return undefined;
  }
}

type HideFile = (asset: AssetRef) => Promise<AssetRef>;

/** One after the other, so that placeholders get their numbers in the same order every time. */
async function eachFile(messages: readonly Message[], hide: HideFile): Promise<Message[]> {
  const done: Message[] = [];
  for (const message of messages) {
    const parts = await inParts(message.parts, hide);
    const versions: Message["versions"] = [];
    for (const version of message.versions) versions.push({ ...version, parts: await inParts(version.parts, hide) });
    done.push({ ...message, parts, versions });
  }
  return done;
}

async function inParts(parts: readonly Part[], hide: HideFile): Promise<Part[]> {
  const done: Part[] = [];
  for (const part of parts) {
    done.push("asset" in part && part.asset ? { ...part, asset: await hide(part.asset) } : part);
  }
  return done;
}
