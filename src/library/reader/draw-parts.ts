import type { Part } from "../../conversation/model.ts";
import { t } from "../../ui/i18n.ts";
import { renderParts } from "../../viewer/parts.ts";
import { openAsset } from "./open-asset.ts";
import type { Pictures } from "./pictures.ts";

/** What a message says, as elements that can do nothing by themselves. `number` is its place on the path, from 1. */
export function drawParts(parts: readonly Part[], number: number | undefined, pictures: Pictures): Node {
  if (parts.length === 0) return document.createTextNode(t("export_empty"));
  return renderParts(parts, {
    say: t,
    // Titles of messages are of the third level.
    headingShift: 3,
    imageUrl: pictures.urlOf,
    open: (asset, name) => void openAsset(pictures, asset, name),
    copy: (text) => navigator.clipboard.writeText(text),
    ...(number === undefined ? {} : { place: t("library_message", number) }),
  });
}
