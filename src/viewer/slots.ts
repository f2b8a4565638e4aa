import type { Env, RendererRule, Token } from "markdown-it";
import type { NumberedCitation } from "./options.ts";

/** What does not go through HTML: it is put into the sanitised document by the DOM, at an empty element with its number. */
export type Slot =
  | { kind: "code"; text: string; language: string }
  | { kind: "formula"; tex: string; display: boolean }
  | { kind: "picture"; address: string; description: string }
  | { kind: "citation"; label: string }
  | { kind: "task"; done: boolean };

/** What one rendering of Markdown takes along. */
export interface ViewEnv extends Env {
  slots: Slot[];
  headingShift: number;
  citations: ReadonlyMap<string, NumberedCitation>;
  /** Labels of the notes that the text itself defines. */
  notes: Set<string>;
}

export const envOf = (env: Env | undefined): ViewEnv => env as ViewEnv;

/** Keeps a place for a slot: HTML without any content. */
function place(env: ViewEnv, slot: Slot): string {
  const tag = slot.kind === "code" ? "div" : "span";
  return `<${tag} data-slot="${env.slots.push(slot) - 1}"></${tag}>`;
}

/** A rule for markdown-it's renderer that leaves a slot's place. */
export const slotRule =
  (slotOf: (token: Token, alt: string, env: ViewEnv) => Slot): RendererRule =>
  (tokens, at, options, env, self) => {
    const token = tokens[at] as Token;
    const alt = token.children ? self.renderInlineAsText(token.children, options, env ?? {}) : "";
    return place(envOf(env), slotOf(token, alt, envOf(env)));
  };
