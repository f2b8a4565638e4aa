import { ArchiveError } from "../../archive/archive-error.ts";
import { isBroken } from "../../archive/sealed/records.ts";
import type { Sha256 } from "../../conversation/model.ts";
import { assetsOf } from "../../export/archive-json.ts";
import { backupPackage } from "../../export/backup-package.ts";
import type { ExportRun } from "../../export/each-thread.ts";
import type { ZipPackage } from "../../export/package/zip-package.ts";
import type { BackupSource, Row } from "../source.ts";
import type { HeldAsset, HeldConversation } from "../state/records.ts";
import type { Plan } from "./plan.ts";

export interface PackSizes {
  /** A segment is closed when it has grown to so many bytes. */
  segment: number;
  /** Larger files lie in segments of their own, so that they are not written again with every word. */
  largeFile: number;
}

const usualSizes: PackSizes = { segment: 4 * 2 ** 20, largeFile: 2 ** 20 };

/** What a segment is made of. */
export interface Packed {
  bytes: Uint8Array<ArrayBuffer>;
  conversations: HeldConversation[];
  assets: HeldAsset[];
}

export interface PackOptions {
  source: Pick<BackupSource, "thread" | "asset">;
  run: ExportRun;
  sizes?: PackSizes | undefined;
  /** Called after each conversation; `isRead` is false where it could not be read. */
  looked(id: string, isRead: boolean): void;
}

/**
 * Packs what a plan asks for, a segment at a time; no more is in memory. A conversation that cannot be read is left out, and so is
 * a file.
 * @throws ArchiveError, and what the run's signal was aborted with
 */
export async function* packs(
  plan: Plan,
  { source, run, looked, sizes = usualSizes }: PackOptions,
): AsyncGenerator<Packed, void, void> {
  /** Files that have a place, here or elsewhere. */
  const placed = new Set(plan.homes);
  /** Files that get segments of their own. */
  const apart = new Set<Sha256>();
  /** Files that the archive has and that cannot be read. */
  const broken = new Set<Sha256>();
  let filling = newFilling();

  for (const row of plan.pack) {
    run.signal?.throwIfAborted();
    looked(row.id, await filling.add(row));
    if (filling.size() >= sizes.segment) {
      yield await filling.finish();
      filling = newFilling();
    }
  }
  if (!filling.isEmpty()) yield await filling.finish();
  filling = newFilling();
  // In an order of their own: a run that goes on with another's work packs the same.
  for (const sha256 of [...new Set([...apart, ...plan.assets])].sort()) {
    run.signal?.throwIfAborted();
    await filling.addAsset(sha256);
    if (filling.size() >= sizes.segment) {
      yield await filling.finish();
      filling = newFilling();
    }
  }
  if (!filling.isEmpty()) yield await filling.finish();

  /** Whether a place has a file, gets it, or should. */
  function isWanted(sha256: Sha256): boolean {
    return placed.has(sha256) || apart.has(sha256) || broken.has(sha256) || plan.held.has(sha256);
  }

  async function readAsset(sha256: Sha256) {
    try {
      return await source.asset(sha256);
    } catch (error) {
      if (!isBroken(error)) throw error;
      broken.add(sha256);
      return undefined;
    }
  }

  function newFilling() {
    const conversations: HeldConversation[] = [];
    const assets: HeldAsset[] = [];
    const taken = (sha256: Sha256, bytes: Uint8Array) => {
      placed.add(sha256);
      assets.push({ sha256, size: bytes.length });
      // What the archive reads is a copy of its own, never shared memory.
      return bytes as Uint8Array<ArrayBuffer>;
    };
    const zip: ZipPackage = backupPackage(
      {
        liesElsewhere(sha256) {
          if (!placed.has(sha256) && zip.size() >= sizes.segment) apart.add(sha256);
          return placed.has(sha256) || apart.has(sha256);
        },
        async readAsset(sha256) {
          const asset = await readAsset(sha256);
          return asset && taken(sha256, asset.bytes);
        },
      },
      run,
    );
    return {
      size: zip.size,
      isEmpty: () => conversations.length === 0 && assets.length === 0,
      async add({ id, rev }: Row): Promise<boolean> {
        const before = zip.size();
        const held = assets.length;
        try {
          const thread = await source.thread(id);
          // Deleted since the plan was made.
          if (!thread || thread.conversation.deletedAt !== undefined) return true;
          const shown = assetsOf(thread);
          for (const { sha256, size } of shown) if (size > sizes.largeFile && !placed.has(sha256)) apart.add(sha256);
          await zip.add(thread);
          const files = assets.slice(held).reduce((sum, { size }) => sum + size, 0);
          const bytes = zip.size() - before - files;
          const kept = shown.map(({ sha256 }) => sha256).filter(isWanted);
          conversations.push({ id, rev, bytes, assets: [...new Set(kept)] });
          return true;
        } catch (error) {
          run.signal?.throwIfAborted();
          if (error instanceof ArchiveError && !isBroken(error)) throw error;
          console.warn("a conversation could not be read for a backup", error);
          return false;
        }
      },
      async addAsset(sha256: Sha256): Promise<void> {
        const asset = placed.has(sha256) ? undefined : await readAsset(sha256);
        if (asset)
          zip.addAsset({ sha256, type: asset.type, size: asset.bytes.length }, taken(sha256, asset.bytes), run.now);
      },
      async finish(): Promise<Packed> {
        return { bytes: new Uint8Array(await zip.finish().arrayBuffer()), conversations, assets };
      },
    };
  }
}
