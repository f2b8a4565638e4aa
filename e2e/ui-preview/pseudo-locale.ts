import type { Stubbed } from "./stub-browser.ts";

type Texts = Stubbed["messages"];

/** The English texts with words some three fifths longer, as in languages that join words; places to fill in stay as they are. */
export function pseudoLocale(messages: Texts): Texts {
  return rewritten(messages, (word) => word + word.slice(1, Math.ceil(word.length * 0.6) + 1).toLowerCase());
}

/** The English texts in Hebrew letters, on pages that are written from right to left; nobody can read them. */
export function rightToLeftLocale(messages: Texts): Texts {
  const letters = [..."אבגדהוזחטיכלמנסעפצקרשת"];
  const texts = rewritten(messages, (word) =>
    [...word].map((letter) => letters[letter.charCodeAt(0) % letters.length]).join(""),
  );
  return { ...texts, ui_locale: { message: "he" }, ui_direction: { message: "rtl" } };
}

function rewritten(messages: Texts, rewrite: (word: string) => string): Texts {
  const entries = Object.entries(messages).map(([key, text]) => {
    const kept = key === "ui_locale" || key === "ui_direction";
    return [key, kept ? text : { ...text, message: words(text.message, rewrite) }] as const;
  });
  return Object.fromEntries(entries);
}

/** Places to fill in, `$NAME$` and `$1`, and placeholders in braces stay as they are. */
function words(text: string, rewrite: (word: string) => string): string {
  const parts = text.split(/(\$\w+\$|\$\d|\{\w+\})/);
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(/\w{3,}/g, rewrite))).join("");
}
