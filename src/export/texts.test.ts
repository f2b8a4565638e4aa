import { expect, test } from "vitest";
import { englishTexts } from "./testing/english.ts";
import { countedKeys, sayWith, textKeys } from "./texts.ts";

test("every text an export may write exists in English", () => {
  const { texts } = englishTexts();
  expect([...textKeys, ...countedKeys, ...countedKeys.map((key) => `${key}_one`)].filter((key) => !texts[key])).toEqual(
    [],
  );
});

test("texts are filled in whatever is put in, and counted ones take their form", () => {
  const say = sayWith(englishTexts());
  expect(say("export_with_model", "You $2 $& $1", "m")).toBe("You $2 $& $1 (m)");
  expect(say.count("export_unread_images", 1)).toBe("1 image or file could not be saved.");
  expect(say.count("export_unread_images", 1200)).toBe("1,200 images or files could not be saved.");
  expect(() => sayWith({ locale: "en", texts: {} })("export_you")).toThrow("export_you");
});
