/** Words that pages show for code without a language, where they happen to look like a language's id. */
const plain = new Set(
  "text txt plain plaintext plain-text code texto testo texte tekst teksti klartext reintext nur-text kod kode codigo codice".split(
    " ",
  ),
);

/** Names that headers show, where the id that models and highlighters use is another. */
const ids: Readonly<Record<string, string>> = {
  "c++": "cpp",
  "c#": "csharp",
  "f#": "fsharp",
  "objective-c": "objectivec",
  "vb.net": "vbnet",
};

/**
 * The language id for a code fence out of a label in a block's header, or '' where the label names none. Labels of
 * untagged blocks are localised ("纯文本", "Texte brut"), so only what has the shape of an id is taken (2026-09).
 */
export function codeLanguage(label: string): string {
  const id = label.trim().toLowerCase();
  if (!/^(?=.*[a-z])[a-z0-9.+#*_-]{1,30}$/.test(id) || plain.has(id)) return "";
  return ids[id] ?? id;
}
