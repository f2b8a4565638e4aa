import { browser } from "../browser.ts";
import { countedKeys, type ExportTexts, pluralForms, textKeys } from "../export/texts.ts";

/** Texts as they are written in _locales keep their `$1`, for they are filled in where exports are built. */
const places = ["$1", "$2", "$3"];

/** All texts of exports in the user's language, for contexts that have no access to them. */
export function exportTexts(): ExportTexts {
  const forms = countedKeys.flatMap((key) => [key, ...pluralForms.map((form) => `${key}_${form}`)]);
  const texts = [...textKeys, ...forms].map((key) => [key, browser.i18n.getMessage(key, places)] as const);
  return {
    locale: browser.i18n.getMessage("ui_locale") || "en",
    texts: Object.fromEntries(texts.filter(([, text]) => text !== "")),
  };
}

/** Name and version of this program, as exports state them. */
export function generator(): string {
  return `Convokeep ${browser.runtime.getManifest().version}`;
}
