/**
 * The conversation that a page double plays. It is the oracle of the end-to-end tests: what goes in here must come out of
 * the archive.
 */
export interface SourceConversation {
  id: string;
  title: string;
  /** All messages, branches included. */
  messages: SourceMessage[];
  /** Id of the last message of the shown branch. */
  leaf: string | null;
  /** Cited pages by the key used in `{{cite:key}}`. */
  sources: Record<string, SourcePage>;
  /** Where it lives: a plain chat, a custom GPT's or a project's. Only the address differs. */
  place?: { kind: "gpt" | "project"; id: string; author?: string };
}

export interface SourceMessage {
  id: string;
  role: "user" | "assistant";
  parent: string | null;
  /**
   * User: the characters typed. Assistant: CommonMark with GFM tables, strikethrough and task lists, `$…$` and `$$…$$`,
   * `{{cite:key}}` for a citation and a line `{{writing}}` where the writing block stands.
   */
  text: string;
  model?: string;
  uploads?: SourceUpload[];
  /** An earlier message node of the same turn, before the thinking. */
  preface?: { id: string; text: string };
  /** Label of the thinking button, in English, and what it unfolds to. */
  thought?: { label: string; text: string };
  images?: SourceImage[];
  /** A text of its own: Markdown, or code where a language is named. */
  writing?: { title: string; markdown: string; language?: string };
  /** The answer is a report in a frame of another origin. */
  research?: true;
  /** The page keeps a hidden turn of a tool before this one. */
  toolTurn?: true;
}

/** Bytes come from `png.ts`, by id. */
export interface SourceImage {
  id: string;
  alt: string;
}

export type SourceUpload = { kind: "image"; id: string; name: string } | { kind: "file"; name: string; type: string };

export interface SourcePage {
  url: string;
  title: string;
  /** How many further pages the pill stands for ("+2"). */
  more?: number;
}

/** Messages from the first to `leaf`, oldest first. */
export function pathTo(messages: readonly SourceMessage[], leaf: string | null): SourceMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const path: SourceMessage[] = [];
  for (let id = leaf; id !== null; ) {
    const message = byId.get(id);
    if (!message) throw new Error(`message ${id} is not in the conversation`);
    path.unshift(message);
    id = message.parent;
  }
  return path;
}

/** Messages that answer the same parent as this one, itself included, oldest first. */
export function siblings(messages: readonly SourceMessage[], message: SourceMessage): SourceMessage[] {
  return messages.filter((other) => other.parent === message.parent && other.role === message.role);
}

/** Every image of a conversation, generated and uploaded. */
export function imagesOf(conversation: SourceConversation): string[] {
  return conversation.messages.flatMap((message) => [
    ...(message.images ?? []).map((image) => image.id),
    ...(message.uploads ?? []).flatMap((upload) => (upload.kind === "image" ? [upload.id] : [])),
  ]);
}
