import { listConversations } from "../../../archive/list.ts";
import type { Archive } from "../../../archive/open.ts";
import { readWholeThread } from "../../../archive/read-thread.ts";
import { canonicalJson } from "../../../export/canonical-json.ts";

/** All conversations as an export has them, by their ids, in a form that compares. */
export async function snapshot(archive: Archive): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { id } of await listConversations(archive)) {
    const thread = await readWholeThread(archive, id);
    if (!thread) throw new Error(`${id} cannot be read`);
    const { structure: _, messages, ...rest } = thread;
    const sorted = messages.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    all.set(id, canonicalJson({ ...rest, messages: sorted }));
  }
  return all;
}
