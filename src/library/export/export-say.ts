import { browser } from "../../browser.ts";
import { collectTexts, type Say, sayWith } from "../../export/texts.ts";
import { t } from "../../ui/i18n.ts";

/** Texts of exports as the background writes them, in the language that is shown. */
export function exportSay(): Say {
  const textOf = (key: string, substitutes: string[]) => {
    const text = t(key, ...substitutes);
    return text === key ? "" : text;
  };
  return sayWith(collectTexts(textOf));
}

/** Name and version of this program, as exports state them. */
export function generator(): string {
  return `Convokeep ${browser.runtime.getManifest().version}`;
}
