import { expect, it } from "vitest";
import { codes, countedKeys, formsOf, placesIn, readTexts, type Text } from "./testing/read-texts.ts";

// A text that is new or has another place to fill in must be written in every language.
const english = readTexts("en");
const counted = countedKeys(english);

/** Keys that a language must have: those of English, with its own plural forms. */
function wantedKeys(locale: string): string[] {
  const singular = new Set(counted.map((key) => `${key}_one`));
  const plain = Object.keys(english).filter((key) => !singular.has(key));
  return [...plain, ...counted.flatMap((key) => formsOf(locale).map((form) => `${key}_${form}`))];
}

/** The English text that a key stands for; forms that English lacks stand for the general one. */
const sourceOf = (key: string): Text | undefined => english[key] ?? english[key.replace(/_(?:zero|two|few|many)$/, "")];

it.each(codes)("%s has every text and no other", (code) => {
  const texts = readTexts(code);
  const wanted = new Set(wantedKeys(texts.ui_locale?.message ?? ""));
  expect([...wanted].filter((key) => !(key in texts))).toEqual([]);
  expect(Object.keys(texts).filter((key) => !wanted.has(key))).toEqual([]);
});

it.each(codes)("%s fills in what English fills in, by the same numbers", (code) => {
  const differing = Object.entries(readTexts(code)).filter(([key, text]) => {
    const source = sourceOf(key);
    if (!source) return false;
    const filled = JSON.stringify(placesIn(text)) === JSON.stringify(placesIn(source));
    return !filled || JSON.stringify(text.placeholders) !== JSON.stringify(source.placeholders);
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

const names =
  /Convokeep|ChatGPT|Claude|NotebookLM|Open WebUI|LibreChat|Markdown|ZIP|index\.html|\.md\b|\b(?:site|tag|folder|model|after|before|is|has):(?=\S)/g;

it.each(codes)("%s leaves names, and filters as they are typed, as they are", (code) => {
  const differing = Object.entries(readTexts(code)).filter(([key, { message }]) =>
    sourceOf(key)
      ?.message.match(names)
      ?.some((name) => !message.includes(name)),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

it.each(codes)("%s calls buttons by what stands on them", (code) => {
  const texts = readTexts(code);
  const named = (words: RegExp, button: string) =>
    Object.keys(texts).filter((key) => {
      const speaksOfIt = words.test(sourceOf(key)?.message ?? "");
      return speaksOfIt && !texts[key]?.message.includes(texts[button]?.message ?? "?");
    });
  expect(named(/\bSave chat\b/, "popup_save")).toEqual([]);
  expect(named(/\bResume\b/, "saves_resume")).toEqual([]);
});
