import type { AssetRef } from "../../conversation/model.ts";
import type { Pictures } from "./pictures.ts";

/** Types that a tab shows and that can hold no script. */
const shownInTabs = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"]);

/** Shows an image of the archive in a tab of its own; any other file goes to the downloads folder. */
export async function openAsset(pictures: Pictures, asset: AssetRef, name: string): Promise<void> {
  const url = await pictures.urlOf(asset);
  if (url === undefined) return;
  const link = document.createElement("a");
  link.href = url;
  if (shownInTabs.has(asset.type)) link.target = "_blank";
  else link.download = name;
  link.click();
}
