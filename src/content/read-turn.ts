import type { Layout } from "../sites/site.ts";
import { noteTurn } from "./book.ts";
import type { Chat } from "./chat.ts";
import type { Place } from "./places.ts";

/**
 * Reads one mounted turn into the chat's book, and starts fetching its images. A turn whose content the page took away
 * between listing and reading was not read: noting it as one without messages would lose it for good.
 */
export function readTurn(chat: Chat, layout: Layout, place: Place): void {
  const { messages, settled } = layout.read(place.turn);
  if (messages.length === 0 && !isMounted(layout, place)) return;
  const read = messages.map((message) => chat.media.take(message, place.name));
  noteTurn(chat.book, place.name, read, settled);
}

/** True while the turn is to be read again without having changed. */
export function isUnfinished(chat: Chat, name: string): boolean {
  const turn = chat.book.get(name);
  return turn !== undefined && (!turn.settled || turn.notes.some((note) => !note.finished));
}

function isMounted(layout: Layout, { turn: { element } }: Place): boolean {
  return layout.turns(document).some((turn) => turn.element === element && turn.mounted);
}
