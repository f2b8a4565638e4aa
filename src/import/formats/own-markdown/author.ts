import type { Role } from "../../../conversation/model.ts";
import type { Words } from "./words.ts";

export interface Author {
  role: Role;
  author?: string;
  model?: string;
}

/** Inline Markdown of a heading as the text it shows. */
export function shownText(markdown: string): string {
  return markdown.replace(/\\([\\`*[\]<&$~#|_])/g, "$1");
}

/** What a message's heading says of its author; `null` where it is no such heading. */
export function authorOf(heading: string, words: Words): Author | null {
  const text = shownText(heading).trim();
  const [, between = "", end = ""] = spaced(words.with_model).split(/\$[12]/);
  const at = text.lastIndexOf(between);
  const model = text.endsWith(end) ? text.slice(at + between.length, text.length - end.length) : "";
  const named = at > 0 && model.trim() !== "" ? roleOf(text.slice(0, at), words) : null;
  return named ? { ...named, model } : roleOf(text, words);
}

function roleOf(text: string, words: Words): Author | null {
  const roles = { user: words.you, assistant: words.assistant, system: words.system, tool: words.tool };
  for (const [role, word] of Object.entries(roles) as [Role, string][]) {
    if (text === word) return { role };
    const before = spaced(words.author).replace("$1", word).split("$2")[0] ?? "";
    if (text.startsWith(before) && text.length > before.length) return { role, author: text.slice(before.length) };
  }
  return null;
}

/** A heading has plain spaces where a language has others. */
const spaced = (text: string) => text.replace(/\s+/g, " ");
