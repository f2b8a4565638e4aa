import type { Archive } from "../../open.ts";

/**
 * All that the archive holds of conversations, for comparing; without marks that differ with every write, without what only
 * imports remember, and without bytes that nothing shows.
 */
export async function contentOf({ db }: Archive): Promise<Record<string, unknown>> {
  const rows = await db.getAll("conversations");
  const assets = (await db.getAll("assets")).filter(({ conversations }) => conversations.length > 0);
  const shown = new Set(assets.map(({ sha256 }) => sha256));
  return {
    conversations: rows.map(({ rev: _, imported: __, deletedAt, setAt, ...row }) => ({
      ...row,
      wasSet: [setAt ?? {}, setAt?.tags ?? {}].map((times) => Object.keys(times).sort()),
      isDeleted: deletedAt !== undefined,
    })),
    outlines: await db.getAll("outlines"),
    chunks: await db.getAll("chunks"),
    assets: assets.map((asset) => ({ ...asset, conversations: asset.conversations.toSorted() })),
    assetBytes: (await db.getAll("assetBytes")).filter(({ sha256 }) => shown.has(sha256)),
    tombstones: (await db.getAll("tombstones")).map(({ hash }) => hash),
    meta: await db.getAll("meta"),
  };
}
