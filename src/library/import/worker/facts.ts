import type { ImportedConversation, Incoming } from "../../../conversation/imported.ts";
import type { Message, Part } from "../../../conversation/model.ts";
import type { FoundRow } from "../protocol.ts";

const longestTitle = 200;
/** Words of the first message that stand in for a title. */
const longestFirstWords = 80;

/** What the list shows of a conversation, but its place and verdict. */
export type Facts = Omit<FoundRow, "id" | "verdict">;

export function factsOf(incoming: Incoming): Facts {
  return incoming.kind === "imported" ? factsOfImported(incoming) : factsOfRestored(incoming);
}

function factsOfImported(incoming: ImportedConversation): Facts {
  const { id, site, messages } = incoming;
  const times = messages.flatMap(({ sentAt }) => (sentAt === undefined ? [] : [sentAt]));
  const first = messages.find(({ role }) => role === "user");
  return {
    conversation: id,
    title: incoming.title?.trim().slice(0, longestTitle) || firstWords(first?.parts ?? []),
    site,
    messages: messages.length,
    ...span([
      ...(incoming.created ? [incoming.created] : []),
      ...(incoming.updated ? [incoming.updated] : []),
      ...times,
    ]),
  };
}

function factsOfRestored({ thread }: Extract<Incoming, { kind: "restored" }>): Facts {
  const { conversation, messages } = thread;
  const times = messages.flatMap((message: Message) => (message.sentAt === undefined ? [] : [message.sentAt]));
  return {
    conversation: conversation.id,
    title: (conversation.ownTitle ?? conversation.title).slice(0, longestTitle),
    site: conversation.site,
    messages: messages.length,
    ...span([conversation.created?.at ?? conversation.updated.at, conversation.updated.at, ...times]),
  };
}

/** The earliest and the latest of some moments. ISO 8601 in UTC sorts as text; a loop, as there may be 100,000. */
export function span(moments: readonly string[]): { from?: string; to?: string } {
  let [from] = moments;
  let to = from;
  for (const moment of moments) {
    if (from === undefined || moment < from) from = moment;
    if (to === undefined || moment > to) to = moment;
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function firstWords(parts: readonly { kind: Part["kind"]; text?: string }[]): string {
  const text = parts.find(({ kind }) => kind === "text")?.text ?? "";
  return text.trim().slice(0, longestFirstWords).split("\n")[0] ?? "";
}
