import { isFields } from "../../foreign/fields.ts";
import { ImportError, type ImportFormat, type ImportItem, type Member, type ReadContext } from "../../format.ts";
import { jsonElements } from "../../json/elements.ts";
import { failedItem, jsonItems } from "../../json/items.ts";
import { sampleOf } from "../../sample.ts";
import { readClaude } from "./conversation.ts";
import { readDesignChat } from "./design.ts";
import { findFrames } from "./frames.ts";
import { type Kind, kindOfValues } from "./kinds.ts";

/**
 * Exports of claude.ai: `conversations.json` of every layout until 2026-11, several at once, chats of its design tool, and
 * single conversations of its web API. A conversation that several files hold is given several times: the archive joins
 * them. Projects and memories are no conversations, and no conversation says which project it is in: that they are left out
 * is told.
 */
export const claude: ImportFormat = {
  id: "claude",
  name: "Claude",
  version: 1,
  recognises: ({ values }) => kindOfValues(values) !== undefined,
  read,
};

async function* read(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem, void, void> {
  const { chats, others } = await sorted(members, context.signal);
  const frames = findFrames(context.container);
  const frameOf = (id: string) => frames.get(id);
  yield* jsonItems(chats, context, {
    format: claude,
    read: (value) => (isOfDesign(value) ? readDesignChat(value) : readClaude(value, frameOf)),
  });
  const end = members.reduce((sum, { size }) => sum + size, 0);
  for (const kind of ["projects", "memories"] as const) {
    const count = await countOf(
      others.flatMap((each) => (each.kind === kind ? [each.member] : [])),
      context.signal,
    );
    if (count > 0) yield failedItem(`claude/${kind}/${count}`, end, new ImportError("left-out", `${kind}: ${count}`));
  }
}

/** Chats of the design tool have another list than all others. */
const isOfDesign = (value: unknown) => isFields(value) && !("chat_messages" in value) && Array.isArray(value.messages);

async function sorted(members: readonly Member[], signal: AbortSignal) {
  const chats: Member[] = [];
  const others: { member: Member; kind: Kind }[] = [];
  for (const member of members) {
    const kind = kindOfValues((await sampleOf(member, signal))?.values ?? []) ?? "chats";
    if (kind === "chats") chats.push(member);
    else others.push({ member, kind });
  }
  return { chats, others };
}

async function countOf(members: readonly Member[], signal: AbortSignal): Promise<number> {
  let count = 0;
  for (const member of members) {
    try {
      for await (const _ of jsonElements(member, { signal })) count++;
    } catch (error) {
      // What is left out need not be whole.
      if (!(error instanceof ImportError)) throw error;
    }
  }
  return count;
}
