import type { Thread } from "../../src/conversation/model.ts";
import type { Truth } from "../sites/kit/truth.ts";
import { pathTo, type SourceConversation, type SourceMessage } from "../sites/source.ts";
import { messageProblems } from "./oracle-message.ts";

/** What was held of a conversation, compared with what the page was made from. */
export interface Verdict {
  compared: number;
  /** One line per difference; empty when all is as it should be. */
  problems: string[];
}

export { messageProblems };

/** Compares the shown path of a held conversation with the source's, as far as the page tells it. */
export function compareThread(
  thread: Thread,
  source: SourceConversation,
  truth: Truth,
  { images = true, wanted = pathTo(source.messages, source.leaf) }: { images?: boolean; wanted?: SourceMessage[] } = {},
): Verdict {
  const scene = { source, truth, images };
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  const path = thread.path.flatMap((step) => ("message" in step ? [byId.get(step.message)] : []));
  const problems: string[] = [];
  if (path.length !== wanted.length) problems.push(`${path.length} messages on the path instead of ${wanted.length}`);
  // Compared in step: where something is missing or added, the path is joined again at the next id that both have.
  let at = 0;
  for (const message of wanted) {
    const id = truth.id(message);
    const there = id === null ? at : path.findIndex((held) => held && (held.id === id || held.aliases.includes(id)));
    const held = path[there];
    if (!held) {
      problems.push(`${message.id} (${message.role}): missing`);
      continue;
    }
    if (there !== at) problems.push(`${message.id}: at ${there} instead of ${at}`);
    at = there + 1;
    problems.push(...messageProblems(message, held, scene));
  }
  return { compared: wanted.length, problems };
}

/** Uploaded files, which no page gives an address for: they stay unread. */
export function unreadFiles(messages: readonly SourceMessage[]): number {
  return messages.flatMap((message) => message.uploads ?? []).filter((upload) => upload.kind === "file").length;
}
