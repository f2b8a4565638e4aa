import type { AssetRef } from "../../conversation/model.ts";
import type { LibraryData } from "../data.ts";

/** Addresses of images whose bytes the archive holds, each read once. */
export interface Pictures {
  /** `undefined` where the archive does not hold the bytes. */
  urlOf(asset: AssetRef): Promise<string | undefined>;
  /** Frees all of them. */
  release(): void;
}

export function createPictures(data: Pick<LibraryData, "asset">): Pictures {
  const made = new Map<string, Promise<string | undefined>>();
  const make = async ({ sha256 }: AssetRef) => {
    const asset = await data.asset(sha256);
    return asset && URL.createObjectURL(new Blob([asset.bytes as Uint8Array<ArrayBuffer>], { type: asset.type }));
  };
  return {
    urlOf(asset) {
      const known = made.get(asset.sha256) ?? make(asset);
      made.set(asset.sha256, known);
      return known;
    },
    release() {
      for (const url of made.values()) void url.then((address) => address && URL.revokeObjectURL(address));
      made.clear();
    },
  };
}
