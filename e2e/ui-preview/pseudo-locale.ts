import type { Stubbed } from "./stub-browser.ts";

/** The English texts with words some three fifths longer, as in languages that join words; places to fill in stay as they are. */
export function pseudoLocale(messages: Stubbed["messages"]): Stubbed["messages"] {
  const entries = Object.entries(messages).map(([key, text]) => {
    const kept = key === "ui_locale" || key === "ui_direction";
    return [key, kept ? text : { ...text, message: longer(text.message) }] as const;
  });
  return Object.fromEntries(entries);
}

function longer(text: string): string {
  const parts = text.split(/(\$\w+\$)/);
  return parts.map((part) => (part.startsWith("$") ? part : part.replace(/\w{3,}/g, longerWord))).join("");
}

function longerWord(word: string): string {
  return word + word.slice(1, Math.ceil(word.length * 0.6) + 1).toLowerCase();
}
