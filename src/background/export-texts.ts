import { browser } from "../browser.ts";
import { collectTexts, type ExportTexts } from "../export/texts.ts";
import { chosenTexts } from "./texts.ts";

/** All texts of exports in the user's language, for contexts that have no access to them. */
export async function exportTexts(): Promise<ExportTexts> {
  return collectTexts(await chosenTexts());
}

/** Name and version of this program, as exports state them. */
export function generator(): string {
  return `Convokeep ${browser.runtime.getManifest().version}`;
}
