import type { AssetRef, Sha256, Thread } from "../../conversation/model.ts";
import { tombstoneOf } from "../../conversation/tombstone.ts";
import { canonicalJson } from "../../export/canonical-json.ts";
import { sampleMessage, sampleThread } from "../../export/testing/sample-thread.ts";
import { fingerprint } from "../../lib/fingerprint.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import type { BackupSource } from "../source.ts";

interface Held {
  rev: number;
  hidden: boolean;
  thread: Thread;
}

/** An archive in memory, that a test changes. */
export interface ModelArchive extends BackupSource {
  chats: Map<string, Held>;
  files: Map<Sha256, Uint8Array>;
  /** Makes or changes a conversation. */
  write(id: string, words: string, images?: readonly Uint8Array[]): Promise<void>;
  hide(id: string, hidden: boolean): void;
  erase(id: string): Promise<void>;
  /** Everything that is not hidden, in a form that compares. */
  snapshot(): Map<string, string>;
}

export function modelArchive(): ModelArchive {
  const chats = new Map<string, Held>();
  const files = new Map<Sha256, Uint8Array>();
  const graves: { hash: string; at: string }[] = [];
  let rev = 0;
  return {
    chats,
    files,
    rows: async () => [...chats].map(([id, held]) => ({ id, rev: held.rev, hidden: held.hidden })),
    async thread(id) {
      const held = chats.get(id);
      return held && !held.hidden ? held.thread : undefined;
    },
    async asset(sha256) {
      const bytes = files.get(sha256);
      return bytes && { bytes, type: "image/png" };
    },
    deleted: async () => [...graves],
    moved: async () => [],
    async write(id, words, images = []) {
      const refs: AssetRef[] = [];
      for (const bytes of images) {
        const sha256 = await sha256Of(bytes);
        files.set(sha256, bytes);
        refs.push({ sha256, type: "image/png", size: bytes.length });
      }
      rev += 1;
      chats.set(id, { rev, hidden: false, thread: threadOf(id, words, refs) });
    },
    hide(id, hidden) {
      const held = chats.get(id);
      if (!held) return;
      rev += 1;
      chats.set(id, { ...held, rev, hidden });
    },
    async erase(id) {
      chats.delete(id);
      graves.push({ hash: await tombstoneOf(id), at: "2026-11-20T12:00:00.000Z" });
    },
    snapshot() {
      const shown = [...chats].filter(([, { hidden }]) => !hidden);
      return new Map(shown.map(([id, { thread }]) => [id, printOf(thread)]));
    },
  };
}

/** Short, so that what differs can be read in a test's report. */
export function printOf(thread: Thread): string {
  return `${thread.conversation.title} ${fingerprint(canonicalJson(thread))}`;
}

function threadOf(id: string, words: string, refs: readonly AssetRef[]): Thread {
  const images = refs.map((asset, index) => ({
    kind: "image" as const,
    key: `k${index}`,
    alt: "",
    origin: "generated" as const,
    asset,
  }));
  const messages = [
    sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: words }], { parent: null }),
    sampleMessage("m2", "assistant", [{ kind: "text", format: "markdown", text: `On ${words}.` }, ...images], {
      parent: "m1",
    }),
  ];
  return sampleThread(messages, { id, url: `https://chatgpt.com/c/${id}`, title: words.slice(0, 20) });
}
