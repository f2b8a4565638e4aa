import { effect } from "@preact/signals";
import { formatNumber } from "./format.ts";
import { pluralRules } from "./formatters.ts";
import { locale } from "./locale.ts";
import { messageOf } from "./shown-texts.ts";

/**
 * The text of a key of _locales in the user's language, with `subs` in the order of its placeholders (numbers are
 * written as people write them). A key that does not exist answers with its own name, so that the fault can be seen;
 * locales.test.ts keeps that from happening.
 */
export function t(key: string, ...subs: (string | number)[]): string {
  return messageOf(key, subs.map(written)) || key;
}

const written = (sub: string | number) => (typeof sub === "number" ? formatNumber(sub) : sub);

/**
 * Like {@link t} for a counted thing: `count` is the first placeholder and chooses the form. English has `key` and
 * `key_one`; other languages add the categories of Intl.PluralRules (`key_few` …) where they need them.
 */
export function plural(key: string, count: number, ...subs: (string | number)[]): string {
  const form = `${key}_${pluralRules(locale(), {}).select(count)}`;
  const text = messageOf(form, [count, ...subs].map(written));
  return text || t(key, count, ...subs);
}

/** Gives the document the language and direction of the texts it shows, and its title, whenever these change. */
export function nameDocument(title: () => string): void {
  effect(() => {
    document.documentElement.lang = locale();
    document.documentElement.dir = t("ui_direction");
    document.title = title();
  });
}
