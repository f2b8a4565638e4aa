import { browser } from "../browser.ts";
import { fill, type Message } from "./fill.ts";

/** The texts of a language by key. Without any, the browser's own are shown: in its language, else in English. */
export type Texts = Record<string, Message>;

/**
 * The texts of a folder of `_locales`, for `browser.i18n` knows no language but the browser's. Reads a file of the
 * extension itself. None for '', and for a language that is not there.
 */
export async function textsOf(code: string): Promise<Texts> {
  if (!/^[a-z]{2,3}(?:_[A-Z]{2})?$/.test(code)) return {};
  try {
    const file = await fetch(browser.runtime.getURL(`_locales/${code}/messages.json`));
    return file.ok ? await file.json() : {};
  } catch {
    // A file that is not there is a failed request to Chromium and Firefox.
    return {};
  }
}

/** A text filled in with `subs`; what the language lacks in the browser's words, '' for a key that nobody has. */
export function sayIn(texts: Texts, key: string, subs: readonly string[] = []): string {
  const text = texts[key];
  return text ? fill(text, subs) : browser.i18n.getMessage(key, [...subs]);
}
