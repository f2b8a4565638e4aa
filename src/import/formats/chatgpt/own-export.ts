import { fieldsIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { refuseRedacted } from "../../redacted.ts";
import type { ChatNode } from "./nodes.ts";

/** What our own export in this shape says beside it. */
export interface OwnNotes {
  id: string;
  site: string;
  url: string;
  tags: string[];
  folder: string;
  whole: boolean;
}

/**
 * The notes of our own export, where a conversation is one (`convokeep` in it).
 * @throws ImportError `redacted`
 */
export function ownNotes(conversation: Readonly<Record<string, unknown>>): OwnNotes | undefined {
  if (!isFields(conversation.convokeep)) return undefined;
  const notes = conversation.convokeep;
  refuseRedacted(notes);
  const [id, site] = [textIn(notes, "id"), textIn(notes, "site")];
  if (!/^[a-z0-9-]{1,60}$/.test(site) || !id.startsWith(`${site}:`) || id.length > 500) return undefined;
  const url = textIn(notes, "url");
  return {
    id,
    site,
    url: /^https?:\/\//.test(url) && URL.canParse(url) ? url : "",
    tags: listIn(notes, "tags").filter((tag) => typeof tag === "string"),
    folder: lineIn(notes, "folder"),
    whole: fieldsIn(notes, "coverage").state === "complete",
  };
}

/** In our own export every node but the pieces before it is a message; pieces have ids that begin so. */
export function endsOwnMessage({ message }: ChatNode): boolean {
  return message !== null && !message.id.startsWith("convokeep:");
}
