/** A language of our texts: its folder in `_locales`, and what its speakers call it. */
export interface Language {
  code: string;
  name: string;
}

/** Every language that our texts are in, English first. */
export const languages: readonly Language[] = [
  { code: "en", name: "English" },
  { code: "de", name: "Deutsch" },
  { code: "es", name: "Español" },
  { code: "fr", name: "Français" },
  { code: "pt_BR", name: "Português (Brasil)" },
  { code: "ja", name: "日本語" },
  { code: "zh_CN", name: "简体中文" },
];
