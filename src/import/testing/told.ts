import type { ImportedConversation, ImportedMessage, Incoming } from "../../conversation/imported.ts";

/** What was read, as that which formats give: tests of formats expect nothing else. */
export function imported(incoming: Incoming | null | undefined): ImportedConversation {
  if (incoming?.kind !== "imported") throw new Error("no conversation of another program");
  return incoming;
}

/** What a message says: its texts, one below the other. */
export function textOf({ parts }: ImportedMessage): string {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
}

/** The shown path from its first message on, each with its writer: `user: Hello`. */
export function shownPath({ messages, current }: ImportedConversation): string[] {
  const path: string[] = [];
  const seen = new Set<number>();
  for (let at = current ?? null; typeof at === "number" && !seen.has(at); at = messages[at]?.parent ?? null) {
    seen.add(at);
    const message = messages[at];
    if (message) path.unshift(`${message.role}: ${textOf(message)}`);
  }
  return path;
}

/** Each message with its parent: `b < a`, by first ids or places; `?` where the parent is not known. */
export function tree({ messages }: ImportedConversation): string[] {
  const name = (place: number) => messages[place]?.ids[0] ?? `#${place}`;
  return messages.map(({ parent }, place) => {
    const above = parent === null ? "" : parent === undefined ? " < ?" : ` < ${name(parent)}`;
    return name(place) + above;
  });
}
