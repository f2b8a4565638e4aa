import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languages } from "./languages.ts";
import { codes, countedKeys, formsOf, readTexts, type Text } from "./testing/read-texts.ts";

const english = readTexts("en");
const counted = countedKeys(english);
const others = codes.filter((code) => code !== "en");

/** Texts without words of English, and names. */
const sameEverywhere =
  /^(?:action_title|ui_direction|library_(?:heading|title_of|branch_count|help_dates|help_is)|guess_count|export_(?:with_model|author)|badge_title|ui_coverage_joined|library_overview_(?:at|part)|settings_version|library_export_name_(?!script|zip|html|text|csv)\w+)$/;

/** Words that a language has in common with English. */
const sameWords: Record<string, RegExp> = {
  de: /^(?:crypt_passphrase|places_(?:region|bucket)|export_(?:system|tool|tool_name)|library_(?:role_(?:system|tool)|filters|reader|places|export_set_lines_conversation|export_place_site|overview_chats|overview_site)|viewer_code(?:_in)?)$/,
  es: /^(?:crypt_export_no|places_bucket|popup_chats(?:_one)?|library_overview_chats|library_reader|library_export_set_lines_conversation)$/,
  fr: /^(?:crypt_how_date|ui_messages(?:_one)?|popup_exports|settings_(?:sites|exports|density_compact)|welcome_step_(?:sites|exports)|library_overview_(?:messages|sites?|images)|export_(?:assistant|image|sources|document|artifact|untitled|index_sites|index_messages(?:_one)?)|viewer_(?:code|code_in|source|sources)|library_(?:places|sites|messages|message|message_by|note|role_assistant|key_note)|guess_whole|library_export_(?:options|place_(?:date|site|count)|set_(?:sources|lines_(?:conversation|message))))$/,
  pt_BR:
    /^(?:places_(?:bucket|in_downloads)|export_index_sites|welcome_step_sites|library_backup|library_sites|settings_sites|library_overview_sites?|library_export_place_site)$/,
  ja: /^$/,
  zh_CN: /^$/,
};

/** How a language could address the user too, beside the way that was chosen. */
const otherAddress: Record<string, RegExp> = {
  de: /(?<!\p{L})(?:du|dir|dich|dein(?:e[mnrs]?)?|sieh|nimm|gib|wähle|prüfe|behalte|lass|drücke)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:usted|compruebe|desactívelo|inténtelo)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:tu|toi|ton|tes)(?!\p{L})/iu,
  zh_CN: /你/u,
};

describe("languages", () => {
  it("are offered as they are there", () => {
    expect(languages.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(others).toEqual(Object.keys(sameWords).toSorted());
  });
});

describe.each(others)("texts in %s", (code) => {
  const texts = readTexts(code);
  const entries = Object.entries(texts);
  const keysWhere = (isSo: (text: Text, key: string) => boolean) =>
    entries.filter(([key, text]) => isSo(text, key)).map(([key]) => key);

  it("say which language they are in, as Intl knows it", () => {
    const locale = texts.ui_locale?.message ?? "";
    expect(locale).toBe(code.replace("_", "-"));
    expect(Intl.PluralRules.supportedLocalesOf([locale])).toEqual([locale]);
    expect(texts.ui_direction?.message).toMatch(/^(?:ltr|rtl)$/);
  });

  it("have the manifest's texts, as short as stores want them", () => {
    const manifest = readFileSync("manifest.json", "utf8");
    const keys = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key = ""]) => key);
    expect(keys.filter((key) => !texts[key]?.message)).toEqual([]);
    expect(texts.extension_name?.message.length).toBeLessThanOrEqual(45);
    expect(texts.extension_description?.message.length).toBeLessThanOrEqual(132);
  });

  it("speak to the user in one way", () => {
    const other = otherAddress[code];
    expect(keysWhere(({ message }) => other?.test(message) ?? false)).toEqual([]);
  });

  it("fill in every place that they name, and have no blank at an end", () => {
    const named = ({ message, placeholders = {} }: Text) =>
      [...message.matchAll(/\$(\w+)\$/g)].every(([, name = ""]) => name.toLowerCase() in placeholders);
    expect(keysWhere((text) => !named(text))).toEqual([]);
    expect(keysWhere(({ message }) => message === "" || message !== message.trim())).toEqual([]);
  });

  it("have each plural form that the language has, with its number in it, and no other", () => {
    const forms = formsOf(texts.ui_locale?.message ?? "");
    const wanted = counted.filter((key) => key in texts).flatMap((key) => forms.map((form) => `${key}_${form}`));
    expect(wanted.filter((key) => !(key in texts))).toEqual([]);
    const stray = counted.flatMap((key) => ["zero", "one", "two", "few", "many"].map((form) => `${key}_${form}`));
    expect(stray.filter((key) => key in texts && !wanted.includes(key))).toEqual([]);
  });

  it("are translated: the same as in English only where that is right", () => {
    const same = keysWhere(({ message }, key) => message === english[key]?.message);
    const isRight = (key: string) => sameEverywhere.test(key) || sameWords[code]?.test(key);
    expect(same.filter((key) => !isRight(key))).toEqual([]);
  });

  it("begin the name of a button that says more with the words that it shows", () => {
    const spoken = (long: string, short: string) =>
      texts[long]?.message.toLowerCase().includes(texts[short]?.message.toLowerCase() ?? "?");
    expect([
      spoken("welcome_take_back_of", "welcome_take_back"),
      spoken("welcome_grant", "welcome_grant_short"),
    ]).toEqual([true, true]);
  });
});
