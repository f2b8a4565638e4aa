/** Keys of the texts that exports write, as in _locales. */
export const textKeys = [
  "export_you",
  "export_assistant",
  "export_system",
  "export_tool",
  "export_with_model",
  "export_author",
  "export_untitled",
  "export_partial_of",
  "export_gap",
  "export_gap_older_not_loaded",
  "export_gap_not_shown",
  "export_gap_not_joined",
  "export_gap_cancelled",
  "export_gap_stalled",
  "export_at_end",
  "export_unfinished",
  "export_empty",
  "export_reasoning",
  "export_artifact",
  "export_tool_name",
  "export_tool_input",
  "export_tool_output",
  "export_unreadable",
  "export_image",
  "export_image_not_saved",
  "export_image_in_zip",
  "export_file",
  "export_file_not_saved",
  "export_file_in_zip",
  "export_no_reason",
  "export_problem_too_large",
  "export_problem_not_an_image",
  "export_problem_not_readable",
  "export_problem_timed_out",
  "export_problem_not_granted",
  "export_problem_removed",
  "export_problem_http",
  "export_sources",
  "export_other_branches",
  "export_branch_after",
  "export_branch_follows",
  "export_branch_first",
  "export_branch_unplaced",
  "export_earlier_texts",
  "export_earlier_text",
  "export_readme_what",
  "export_readme_files",
  "export_readme_archive",
  "export_note",
  "export_name_blank",
  "export_name_unknown",
  "export_name_brace",
  "export_readme_index",
  "export_index_title",
  "export_index_sites",
  "export_index_complete",
  "export_index_partial",
  "export_index_unsure",
  "export_unread_help",
] as const;

/** Keys with a form for each plural category: `key` for the most, `key_one` … where a language has them. */
export const countedKeys = [
  "export_partial",
  "export_unknown",
  "export_gap_counted",
  "export_unread_images",
  "export_branch_messages",
  "export_earlier_count",
  "export_selected",
  "export_index_count",
  "export_index_messages",
  "export_unread_chats",
  "export_unread_files",
] as const;

export type TextKey = (typeof textKeys)[number];
export type CountedKey = (typeof countedKeys)[number];

/** Every plural category but `other`, whose form has the bare key. */
export const pluralForms = ["zero", "one", "two", "few", "many"] as const;

/** Texts by key, with `$1`, `$2` … where something is to be filled in. Plain data, for it crosses between contexts. */
export interface ExportTexts {
  /** BCP 47, for plurals and numbers. */
  locale: string;
  texts: Record<string, string>;
}

/** Texts keep their `$1` when they are collected, for they are filled in where exports are built. */
const places = ["$1", "$2", "$3"];

/**
 * All texts of exports as a browser has them.
 * @param getMessage `browser.i18n.getMessage`; '' for a text that is not there
 */
export function collectTexts(getMessage: (key: string, substitutes: string[]) => string): ExportTexts {
  const forms = countedKeys.flatMap((key) => [key, ...pluralForms.map((form) => `${key}_${form}`)]);
  const texts = [...textKeys, ...forms].map((key) => [key, getMessage(key, places)] as const);
  return {
    locale: getMessage("ui_locale", []) || "en",
    texts: Object.fromEntries(texts.filter(([, text]) => text !== "")),
  };
}

/** Fills in texts: `say` a plain one, `count` one that depends on a number, which is `$1`. */
export interface Say {
  /** Language of the texts, BCP 47. */
  locale: string;
  (key: TextKey, ...substitutes: string[]): string;
  count(key: CountedKey, count: number, ...substitutes: string[]): string;
}

/** @throws Error for a text that is missing: an export must not hold holes */
export function sayWith({ locale, texts }: ExportTexts): Say {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const fill = (key: string, substitutes: string[]) => {
    const template = texts[key];
    if (!template) throw new Error(`no text ${key}`);
    return template.replace(/\$(\d)/g, (_, place: string) => substitutes[Number(place) - 1] ?? "");
  };
  const count = (key: CountedKey, value: number, ...substitutes: string[]) => {
    const form = `${key}_${plurals.select(value)}`;
    return fill(texts[form] ? form : key, [numbers.format(value), ...substitutes]);
  };
  return Object.assign((key: TextKey, ...substitutes: string[]) => fill(key, substitutes), { count, locale });
}
