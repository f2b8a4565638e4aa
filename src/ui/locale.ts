import { browser } from "../browser.ts";

/**
 * BCP 47 tag for numbers, dates and plurals: the language of the texts shown, in the user's own region where they use
 * that language (British dates for British readers of the English texts).
 */
export function locale(): string {
  const texts = browser.i18n.getMessage("ui_locale") || "en";
  const language = texts.split("-")[0];
  return navigator.languages.find((tag) => tag.split("-")[0] === language) ?? texts;
}
