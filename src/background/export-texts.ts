import { browser } from "../browser.ts";
import { collectTexts, type ExportTexts } from "../export/texts.ts";

/** All texts of exports in the user's language, for contexts that have no access to them. */
export function exportTexts(): ExportTexts {
  return collectTexts((key, substitutes) => browser.i18n.getMessage(key, substitutes));
}

/** Name and version of this program, as exports state them. */
export function generator(): string {
  return `Convokeep ${browser.runtime.getManifest().version}`;
}
