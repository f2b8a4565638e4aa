import { canonical } from "../../../conversation/canonical.ts";
import type { Capture } from "../../../conversation/capture.ts";
import type { RestoredConversation } from "../../../conversation/imported.ts";
import type { AssetRef, Sha256 } from "../../../conversation/model.ts";
import { type OrganisingChange, organised } from "../../../conversation/organising.ts";
import { arrivalOfRestored } from "../../../conversation/restored.ts";
import { stampedRow } from "../../../conversation/set-times.ts";
import { type Keeper, keep, keepArrival, newKeeper, threadOf } from "../../../conversation/testing/keeper.ts";
import { viewOf } from "../../../conversation/testing/view.ts";
import { toWholeThread } from "../../../conversation/thread.ts";
import { tombstoneOf } from "../../../conversation/tombstone.ts";
import { assetsOf } from "../../../export/archive-json.ts";
import { readStream } from "../../../lib/read-stream.ts";
import { sha256Of } from "../../../lib/sha256-of.ts";
import type { BackupSource } from "../../source.ts";
import type { SharedArchive } from "../join-others.ts";

interface Chat {
  keeper: Keeper;
  rev: number;
  hidden: boolean;
}

/** A browser's archive without a database: everything is joined by the product's own merge, and kept in maps. */
export interface KeeperArchive extends BackupSource, SharedArchive {
  /** False where the user has deleted it and does not ask for it again. */
  capture(capture: Capture, images?: ReadonlyMap<Sha256, Uint8Array>): Promise<boolean>;
  organise(id: string, set: OrganisingChange["set"], at: string): void;
  hide(id: string, hidden: boolean): void;
  erase(id: string): Promise<void>;
  /** What the user sees of each chat, in a form that compares. */
  snapshot(): Map<string, string>;
  /** Images that are shown and that it has not, or not as they were. */
  broken(): Promise<string[]>;
}

export function keeperArchive(): KeeperArchive {
  const chats = new Map<string, Chat>();
  const files = new Map<Sha256, Uint8Array>();
  const graves = new Map<string, string>();
  let rev = 0;
  const put = (id: string, keeper: Keeper, hidden: boolean) => chats.set(id, { keeper, hidden, rev: ++rev });
  const shown = () =>
    new Map([...chats].flatMap(([id, { keeper, hidden }]) => (hidden ? [] : [[id, keeper] as const])));
  const refs = () => [...chats.values()].flatMap(({ keeper }) => assetsOf(threadOf(keeper)));

  /** Bytes that a conversation of another browser shows and that lie nowhere here; gives those that are not to be had. */
  async function take({ thread, assets }: RestoredConversation, open: Parameters<SharedArchive["store"]>[1]) {
    const lost = new Set<Sha256>();
    for (const { sha256 } of assetsOf(thread)) {
      if (files.has(sha256)) continue;
      const source = assets[sha256];
      const found = source && "member" in source ? await open(source.member) : undefined;
      const bytes = found instanceof ReadableStream ? await readStream(found, 2 ** 24) : found;
      if (bytes && (await sha256Of(new Uint8Array(bytes))) === sha256) files.set(sha256, bytes);
      else lost.add(sha256);
    }
    return lost;
  }

  return {
    rows: async () => [...chats].map(([id, { rev, hidden }]) => ({ id, rev, hidden })),
    async thread(id) {
      const { held, contents } = chats.get(id)?.keeper ?? newKeeper();
      return held && toWholeThread(held.row, held.outline, contents);
    },
    async asset(sha256) {
      const bytes = files.get(sha256);
      return bytes && { bytes, type: "image/png" };
    },
    deleted: async () => [...graves].map(([hash, at]) => ({ hash, at })),
    moved: async () => [],

    async store(incoming, open) {
      const { id } = incoming.thread.conversation;
      const grave = await tombstoneOf(id);
      if (!chats.has(id) && graves.has(grave)) return "deleted";
      const lost = await take(incoming, open);
      const before = chats.get(id);
      const arrival = arrivalOfRestored(incoming, { hasAsset: (sha256) => !lost.has(sha256) });
      const held = before?.keeper ?? newKeeper();
      const keeper = keepArrival(held, { ...arrival, told: { ...arrival.told, tie: "either" } });
      if (before && printOf(held) === printOf(keeper)) return "same";
      put(id, keeper, before?.hidden ?? false);
      return before ? "changed" : "new";
    },
    joinFormer: async () => false,
    graveOf: tombstoneOf,
    isBuried: async (grave) => graves.has(grave),
    async buriedAmong(ids) {
      const gone = ids.filter((id) => !chats.has(id));
      const named = await Promise.all(gone.map(async (id) => [id, await tombstoneOf(id)] as const));
      return new Map(named.filter(([, grave]) => graves.has(grave)));
    },
    hasAsset: async (sha256) => files.has(sha256),

    async capture(capture, images = new Map()) {
      const { id } = capture.conversation;
      const grave = await tombstoneOf(id);
      const before = chats.get(id);
      const isDeleted = before ? before.hidden : graves.has(grave);
      if (isDeleted && capture.trigger !== "save") return false;
      for (const [sha256, bytes] of images) files.set(sha256, bytes);
      graves.delete(grave);
      const held = before?.keeper ?? newKeeper();
      const keeper = keep(held, capture);
      if (isDeleted || printOf(held) !== printOf(keeper)) put(id, keeper, false);
      return true;
    },
    organise(id, set, at) {
      const { keeper, hidden } = chats.get(id) ?? { keeper: newKeeper(), hidden: false };
      if (!keeper.held) return;
      const { row, outline } = keeper.held;
      put(id, { ...keeper, held: { row: stampedRow(row, organised(row, set), at), outline } }, hidden);
    },
    hide(id, hidden) {
      const chat = chats.get(id);
      if (chat && chat.hidden !== hidden) put(id, chat.keeper, hidden);
    },
    async erase(id) {
      graves.set(await tombstoneOf(id), "2026-11-20T12:00:00.000Z");
      chats.delete(id);
      const left = new Set(refs().map(({ sha256 }) => sha256));
      for (const sha256 of files.keys()) if (!left.has(sha256)) files.delete(sha256);
    },

    snapshot: () => new Map([...shown()].map(([id, keeper]) => [id, seenOf(keeper)])),
    async broken() {
      const whole = async ({ sha256, size }: AssetRef) => {
        const bytes = files.get(sha256);
        return bytes?.length === size && (await sha256Of(new Uint8Array(bytes))) === sha256;
      };
      const all = refs();
      const held = await Promise.all(all.map(whole));
      return all.flatMap(({ sha256 }, at) => (held[at] ? [] : [sha256]));
    },
  };
}

function printOf({ held, contents }: Keeper): string {
  return canonical([held, [...contents].sort(([a], [b]) => a - b)]);
}

/** Messages with what stands before them, versions, the shown path with its gaps, title, tags and all that the user set. */
function seenOf(keeper: Keeper): string {
  return canonical({ ...viewOf(keeper), updated: keeper.held?.row.updated });
}
