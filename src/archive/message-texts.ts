import type { Conversation, Part } from "../conversation/model.ts";
import type { StoredMessage } from "../conversation/stored.ts";

/** Titles of a conversation: the user's own, where there is one, and the site's. */
export function titlesOf({ ownTitle, title }: Conversation): string[] {
  return ownTitle === undefined ? [title] : [ownTitle, title];
}

/** Every text of a list row that a search looks at. */
export function rowTexts(row: Conversation): string[] {
  return [...titlesOf(row), ...(row.note === undefined ? [] : [row.note])];
}

/** Every text of a message that a search looks at, older versions and reasoning included. */
export function* textsOf({ bodies, rest, author }: StoredMessage): Generator<string> {
  if (author) yield author;
  for (const { parts } of bodies) for (const part of parts) yield* partTexts(part);
  for (const part of rest) yield* partTexts(part);
}

/** Texts of one part of a message. */
export function* partTexts(part: Part): Generator<string> {
  switch (part.kind) {
    case "text":
    case "reasoning":
      yield part.text;
      break;
    case "artifact":
      yield part.title;
      yield part.content;
      break;
    case "tool":
      yield* [part.name, part.input ?? "", part.output ?? ""];
      break;
    case "image":
      yield part.alt;
      break;
    case "file":
      yield part.name;
      break;
    case "citations":
      for (const { title, url } of part.items) yield* [title, url];
      break;
    case "unreadable":
      yield part.what;
  }
}
