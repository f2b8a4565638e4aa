import { readFileSync } from "node:fs";
import { countedKeys, type ExportTexts, pluralForms, type Say, sayWith, textKeys } from "../texts.ts";

/** The English texts as the browser gives them: what _locales says for the keys that exports ask for. */
export function englishTexts(): ExportTexts {
  const file = new URL("../../../public/_locales/en/messages.json", import.meta.url);
  const messages = JSON.parse(readFileSync(file, "utf8")) as Record<string, { message: string }>;
  const forms = countedKeys.flatMap((key) => [key, ...pluralForms.map((form) => `${key}_${form}`)]);
  const texts = [...textKeys, ...forms].flatMap((key) => {
    const message = messages[key]?.message;
    return message ? [[key, message] as const] : [];
  });
  return { locale: "en", texts: Object.fromEntries(texts) };
}

export const english: Say = sayWith(englishTexts());
