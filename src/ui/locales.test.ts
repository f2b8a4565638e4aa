import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../messages/errors.ts";

interface Text {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

const root = join(import.meta.dirname, "../..");
const texts: Record<string, Text> = JSON.parse(readFileSync(join(root, "public/_locales/en/messages.json"), "utf8"));
const keys = Object.keys(texts);
const manifest = readFileSync(join(root, "manifest.json"), "utf8");
const fromManifest = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => `"${key}"`);
const sources = [...sourceTexts(join(root, "src")), ...fromManifest];

/** Everything under src/ that is not a test, without what reads the files of others: their keys look like ours. */
function sourceTexts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .filter((entry) => !entry.parentPath.startsWith(join(root, "src/import")))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

/** Words in quotes that look like keys, and what a template string with a key's beginning stands for. */
function wordsOf(code: string): { whole: string[]; beginnings: string[] } {
  const whole = [...code.matchAll(/["'`]([a-z]+(?:_[a-z0-9]+)+)["'`]/g)].map(([, word = ""]) => word);
  const beginnings = [...code.matchAll(/`([a-z]+_(?:[a-z0-9]+_)*)\$\{/g)].map(([, word = ""]) => word);
  return { whole, beginnings };
}

function unused(allKeys: readonly string[], code: readonly string[]): string[] {
  const { whole, beginnings } = wordsOf(code.join("\n"));
  const words = new Set(whole);
  const bare = (key: string) => key.replace(/_(zero|one|two|few|many)$/, "");
  return allKeys.filter(
    (key) => !words.has(key) && !words.has(bare(key)) && !beginnings.some((word) => key.startsWith(word)),
  );
}

function missing(allKeys: readonly string[], code: readonly string[]): string[] {
  const families = new Set(allKeys.map((key) => key.split("_")[0]));
  const known = new Set(allKeys);
  return wordsOf(code.join("\n")).whole.filter((word) => families.has(word.split("_")[0]) && !known.has(word));
}

const placesIn = ({ message }: Text) => [...message.matchAll(/\$(\w+)\$/g)].map(([, name = ""]) => name.toLowerCase());

describe("texts of _locales", () => {
  it("has every key that the code asks for", () => {
    expect(missing(keys, sources)).toEqual([]);
  });

  it("has no key that nothing asks for", () => {
    expect(unused(keys, sources)).toEqual([]);
  });

  it("would notice a missing and an unused key", () => {
    expect(missing(["popup_save"], ['t("popup_sav")'])).toEqual(["popup_sav"]);
    expect(unused(["popup_save", "popup_save_one"], ['t("popup_gone")'])).toEqual(["popup_save", "popup_save_one"]);
  });

  it("has a sentence of its own for every error", () => {
    const sentences = errorCodes.map((code) => texts[`error_${code.replaceAll("-", "_")}`]?.message);
    expect(sentences).not.toContain(undefined);
    expect(new Set(sentences).size).toBe(errorCodes.length);
    const stray = keys.filter((key) => key.startsWith("error_") && !sentences.includes(texts[key]?.message));
    expect(stray).toEqual([]);
  });

  it("describes every key for translators", () => {
    expect(keys.filter((key) => !texts[key]?.description)).toEqual([]);
  });

  it("fills in every place that a text names", () => {
    const empty = Object.entries(texts).filter(([, text]) => placesIn(text).some((name) => !text.placeholders?.[name]));
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it("has a general form for every singular one", () => {
    const singular = keys.filter((key) => key.endsWith("_one"));
    expect(singular.filter((key) => !keys.includes(key.replace(/_one$/, "")))).toEqual([]);
  });
});
