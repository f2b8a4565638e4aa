import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "../../texts/fill.ts";

/** A text of `_locales` as its file has it. */
export type Text = Message & { description?: string };

const folder = join(import.meta.dirname, "../../../public/_locales");

/** Folder names of all languages. */
export const codes = readdirSync(folder).toSorted();

export function readTexts(code: string): Record<string, Text> {
  return JSON.parse(readFileSync(join(folder, code, "messages.json"), "utf8"));
}

/** Names that a text fills in (`$COUNT$`), and places in it (`$1`), in the order of the alphabet, each once. */
export function placesIn({ message }: Text): string[] {
  const names = [...message.matchAll(/\$(\w+)\$|\$([1-9])/g)].map(
    ([, name, place]) => name?.toLowerCase() ?? place ?? "",
  );
  return [...new Set(names)].toSorted();
}

/** Plural categories of a language that have forms of their own: all but `other`, which the bare key is for. */
export function formsOf(locale: string): string[] {
  // `many` is for whole millions in languages that also have `one`; the bare key reads well enough for these.
  const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
  return pluralCategories.filter((form) => form !== "other" && !(form === "many" && pluralCategories.includes("one")));
}

/** Keys of English texts that depend on a number: those with a place that have a singular beside them. */
export function countedKeys(english: Record<string, Text>): string[] {
  return Object.keys(english).filter((key) => `${key}_one` in english && placesIn(english[key] as Text).length > 0);
}
