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

/** Every text of a message that a search looks at, older versions and reasoning included. Arrays: there are many messages. */
export function textsOf({ bodies, rest, author }: StoredMessage): string[] {
  const texts = author ? [author] : [];
  for (const { parts } of bodies) for (const part of parts) texts.push(...partTexts(part));
  for (const part of rest) texts.push(...partTexts(part));
  return texts;
}

/** Texts of one part of a message. */
export function partTexts(part: Part): string[] {
  switch (part.kind) {
    case "text":
    case "reasoning":
      return [part.text];
    case "artifact":
      return [part.title, part.content];
    case "tool":
      return [part.name, part.input ?? "", part.output ?? ""];
    case "image":
      return [part.alt];
    case "file":
      return [part.name];
    case "citations":
      return part.items.flatMap(({ title, url }) => [title, url]);
    case "unreadable":
      return [part.what];
  }
}
