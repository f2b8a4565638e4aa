import { baseName } from "../../assets/member-index.ts";
import { readHead } from "../../container/read-member.ts";
import { type Container, ImportError, type Member } from "../../format.ts";

/** Files beside the conversations that hold what a user has made and that is no chat (exports of 2023 to 2026-08). */
const kinds: ReadonlyMap<string, string> = new Map([
  ["message_feedback.json", "feedback"],
  ["model_comparisons.json", "comparisons"],
  ["shared_conversations.json", "shared links"],
  ["shopping.json", "shopping"],
  ["sora.json", "sora"],
]);

/** What of such files is not empty, by what it is. */
export async function kindsBeside({ members }: Container, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for (const member of members) {
    const kind = kinds.get(baseName(member.path));
    if (kind !== undefined && (await holdsAny(member, signal))) found.push(kind);
  }
  return [...new Set(found)];
}

/** Files of chats among several people, where there are any in them. Their shape was seen in no source. */
export async function groupChatFiles({ members }: Container, signal: AbortSignal): Promise<Member[]> {
  const found: Member[] = [];
  for (const member of members) {
    if (baseName(member.path) === "group_chats.json" && (await holdsAny(member, signal))) found.push(member);
  }
  return found;
}

/** Exports write these files though there is nothing to say. */
async function holdsAny(member: Member, signal: AbortSignal): Promise<boolean> {
  try {
    const head = new TextDecoder().decode(await readHead(member, 256, signal));
    return !/^\s*(?:\[\s*\]|\{\s*\}|\{\s*"chats"\s*:\s*\[\s*\]\s*\}|null)?\s*$/.test(head);
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}
