import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { words } from "./words.ts";

const folder = new URL("../../../../public/_locales/", import.meta.url);

test("the words are those of all languages", () => {
  const locales = readdirSync(folder).sort();
  const keys = Object.keys(words[0] ?? {});
  const shown = locales.map((locale) => {
    const messages = JSON.parse(readFileSync(new URL(`${locale}/messages.json`, folder), "utf8"));
    return Object.fromEntries(
      keys.flatMap((key) => (messages[`export_${key}`] ? [[key, messages[`export_${key}`].message]] : [])),
    );
  });
  const order = (list: readonly object[]) => list.map((each) => JSON.stringify(each, keys)).sort();
  expect(order(words)).toEqual(order(shown));
});
