import type { SourceConversation, SourceMessage } from "../source.ts";

/**
 * What a site's page says of a conversation, as far as the comparison of what was held with what the page was made from
 * must know it. What a page does not say cannot be held, and is not asked for.
 */
export interface Truth {
  /** Id of a conversation in the archive; `null` where the page names none. */
  conversation(source: SourceConversation): string | null;
  /** Id that the archive has for a message; `null` where the page shows none: then it is compared by its place. */
  id(message: SourceMessage): string | null;
  /** The page shows which model gave this answer. */
  model(message: SourceMessage): boolean;
  /** How prompts are held: character for character, or as Markdown that the page rendered, every line break shown or not. */
  prompts: "typed" | "markdown" | "markdown with breaks";
  /** A line break in an answer is shown as one. */
  breaks: boolean;
  /** Where line breaks are shown, they are so in the items of tight lists too. */
  breaksInItems: boolean;
  /** Thinking: its text is held, or only that there was some, or nothing. */
  reasoning: "text" | "label" | "none";
  /** An earlier message of the same turn: held as a text before the answer, with the thinking, or not at all. */
  preface: "text" | "reasoning" | "none";
  /** A text of its own beside the answer (canvas, artifact, document): held, or only that there was one. */
  artifact: "text" | "named";
  /** Pictures: their bytes, only that there were some, or nothing. */
  images: "bytes" | "named" | "none";
  /** Files that were uploaded are named. */
  files: boolean;
  citations: { addresses: boolean; titles: boolean };
  /** Languages of code blocks are told. */
  languages: boolean;
  /** Which way the columns of tables are aligned is told. */
  alignment: boolean;
  /** No-break spaces in code are told from spaces. */
  codeSpaces: boolean;
  /** Of a formula that is alone in its paragraph it is told whether it is a display. */
  loneFormulas: boolean;
  /** The conversation's name is told. */
  title: boolean;
  /** Coverage of a conversation that was read from its first message to its last. */
  whole: "complete" | "unknown";
}

/** A site that hides nothing; doubles name what differs on theirs. */
export function truthOf(site: string, differs: Partial<Truth> = {}): Truth {
  return {
    conversation: (source) => `${site}:${source.id}`,
    id: (message) => message.id,
    model: () => false,
    prompts: "typed",
    breaks: false,
    breaksInItems: true,
    reasoning: "text",
    preface: "none",
    artifact: "text",
    images: "bytes",
    files: true,
    citations: { addresses: true, titles: true },
    languages: true,
    alignment: true,
    codeSpaces: true,
    loneFormulas: true,
    title: true,
    whole: "unknown",
    ...differs,
  };
}
