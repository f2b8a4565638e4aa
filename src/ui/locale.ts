import { messageOf } from "./shown-texts.ts";

/**
 * BCP 47 tag for numbers, dates and plurals: the language of the texts shown, in the user's own region where they use
 * that language (British dates for British readers of the English texts). Texts of one region keep it: Brazilian ones
 * are not read as Portugal's, nor simplified Chinese in the letters of Taiwan.
 */
export function locale(): string {
  const texts = messageOf("ui_locale") || "en";
  if (texts.includes("-")) return texts;
  return navigator.languages.find((tag) => tag.split("-")[0] === texts) ?? texts;
}
