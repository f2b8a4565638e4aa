import type { Message } from "../../conversation/model.ts";
import { keyOrder, writtenThread } from "../archive-json.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { SelectedThread } from "../select-messages.ts";
import type { Say } from "../texts.ts";
import { flatText } from "./flat-text.ts";
import { schemas } from "./json.ts";
import type { StreamFormat } from "./stream-format.ts";

const file = { extension: "jsonl", type: "application/jsonl", head: "", end: () => "" };

/** A conversation a line: the stored model as it is. */
export function jsonLines(): StreamFormat {
  return {
    ...file,
    conversation: (thread) =>
      `${canonicalJson({ $schema: schemas.conversation, ...writtenThread(thread) }, keyOrder)}\n`,
  };
}

/** A message a line, each with what is needed to know where it belongs; its text once more in one piece. */
export function messageLines(say: Say): StreamFormat {
  return {
    ...file,
    conversation(thread) {
      const places = placesOf(thread);
      return thread.messages.map((each) => `${messageLine(each, thread, places, say)}\n`).join("");
    },
  };
}

function messageLine(
  message: Message,
  { conversation, selectedFrom }: SelectedThread,
  places: ReadonlyMap<string, number>,
  say: Say,
): string {
  const { id, site, title, url, redacted } = conversation;
  const line = {
    $schema: schemas.message,
    conversation: { id, site, title, url, selectedFrom, redacted },
    ...message,
    place: places.get(message.id) ?? null,
    text: flatText(message.parts, say),
  };
  return canonicalJson(line, ["$schema", "conversation", "place", "id", "role", "text"]);
}

/** Places on the path that the page shows, from 1. */
function placesOf({ path }: SelectedThread): Map<string, number> {
  const ids = path.flatMap((step) => ("message" in step ? [step.message] : []));
  return new Map(ids.map((id, index) => [id, index + 1]));
}
