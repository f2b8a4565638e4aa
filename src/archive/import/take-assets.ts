import type { AssetSource } from "../../conversation/imported.ts";
import type { AssetRef, Sha256 } from "../../conversation/model.ts";
import { sha256Of } from "../../lib/sha256-of.ts";
import { allRequests } from "../all-requests.ts";
import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { damagedIfBroken } from "../sealed/records.ts";
import { inTransaction } from "../transaction.ts";
import type { AssetProblem, OpenMember } from "./incoming.ts";
import { typeOf } from "./sniff.ts";
import { bytesOf } from "./source-bytes.ts";

/** Bytes in one transaction. */
const atOnce = 8 * 1024 * 1024;

export interface AssetTaker {
  /** Bytes of an image or file, to be stored; they are with the next `flush`. */
  take(source: AssetSource, facts?: Expected): Promise<AssetRef | { problem: AssetProblem }>;
  /** Resolves when all that was taken is stored. @throws ArchiveError */
  flush(): Promise<void>;
}

export interface Expected {
  type?: string;
  /** What the bytes must be. */
  sha256?: Sha256;
  redrawn?: true;
}

/** Fetches the bytes of an import and stores each once, whatever names it. */
export function assetTaker(archive: Archive, open: OpenMember): AssetTaker {
  let waiting = new Map<Sha256, { ref: AssetRef; bytes: Uint8Array }>();
  let size = 0;
  const flush = async () => {
    const all = [...waiting.values()];
    waiting = new Map();
    size = 0;
    if (all.length > 0) await storeAll(archive, all);
  };
  const take = async (source: AssetSource, { type, sha256: wanted, redrawn }: Expected = {}) => {
    const bytes = await bytesOf(source, open);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const sha256 = await sha256Of(bytes);
    if (wanted !== undefined && wanted !== sha256) return { problem: "damaged" as const };
    const ref: AssetRef = { sha256, type: type ?? typeOf(bytes), size: bytes.length, ...(redrawn ? { redrawn } : {}) };
    if (!waiting.has(sha256)) size += bytes.length;
    waiting.set(sha256, { ref, bytes });
    if (size >= atOnce) await flush();
    return ref;
  };
  return { take, flush };
}

/** Which of these are held with their bytes. @throws ArchiveError */
export function heldAssets(archive: Archive, hashes: Iterable<Sha256>): Promise<Set<Sha256>> {
  const wanted = [...hashes];
  if (wanted.length === 0) return Promise.resolve(new Set());
  return guarded(async () => {
    const transaction = archive.db.transaction(["assets", "assetBytes"]);
    const held = await Promise.all(
      wanted.map(async (hash) => {
        const counts = [
          transaction.objectStore("assets").count(hash),
          transaction.objectStore("assetBytes").count(hash),
        ];
        return (await Promise.all(counts)).includes(0) ? [] : [hash];
      }),
    );
    return new Set(held.flat());
  });
}

async function storeAll(archive: Archive, all: readonly { ref: AssetRef; bytes: Uint8Array }[]): Promise<void> {
  await inTransaction(archive, ["assets", "assetBytes"], "relaxed", async (transaction) => {
    const assets = transaction.objectStore("assets");
    const stored = transaction.objectStore("assetBytes");
    await allRequests(
      all.map(({ ref, bytes }) => async () => {
        const { sha256 } = ref;
        const [held, count] = await Promise.all([assets.get(sha256).catch(damagedIfBroken), stored.count(sha256)]);
        // Which conversations show it is known by nobody else: it stays as it lies there.
        if (held === "damaged") return;
        await allRequests([
          ...(held && held.unused === undefined
            ? []
            : [() => assets.put({ ...ref, conversations: [], unused: Date.now() })]),
          ...(count > 0 ? [] : [() => stored.put({ sha256, bytes })]),
        ]);
      }),
    );
  });
}
