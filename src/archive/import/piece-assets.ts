import type { Piece } from "../../conversation/lift.ts";
import type { AssetRef, Sha256 } from "../../conversation/model.ts";

/** All bytes that a piece's messages refer to. */
export function assetRefsOf({ contents }: Piece): Map<Sha256, AssetRef> {
  const refs = new Map<Sha256, AssetRef>();
  for (const { bodies, rest } of contents.values()) {
    for (const part of [...bodies.flatMap(({ parts }) => parts), ...rest]) {
      if ((part.kind === "image" || part.kind === "file") && part.asset) refs.set(part.asset.sha256, part.asset);
    }
  }
  return refs;
}
