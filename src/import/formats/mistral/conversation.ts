import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, idIn, textIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { emptyMessage } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { partsOf } from "./parts.ts";

/** Path of the member that holds a file of a chat, by its name. */
export type FileOf = (chat: string, name: string) => string | undefined;

/** A message with what decides its place. */
interface Placed {
  record: Fields;
  role: Role;
  id: string;
  version: number;
  /** ISO 8601 in UTC; '' where the export has none. */
  at: string;
}

/**
 * One chat of Mistral's export (`chat-<uuid>.json`, 2026): messages in no order, without a title and without a tree.
 * @returns `null` without messages
 */
export function readMistral(records: readonly Fields[], fileOf: FileOf, isWhole = true): ImportedConversation | null {
  const chat = records.map((record) => idIn(record, "chatId")).find(Boolean) ?? "";
  if (records.length === 0) return null;
  const unknown = newUnknownNames();
  const placed = records.map((record) => placedOf(record, unknown)).sort(byTime);
  const { parents, current } = threaded(placed);
  const messages = placed.map(({ record, role, id, at }, place): ImportedMessage => {
    const parts = partsOf(record, role, (name) => fileOf(chat, name), unknown);
    return {
      ids: id ? [id] : [],
      parent: parents[place] ?? null,
      role,
      ...(at ? { sentAt: at } : {}),
      parts: parts.length === 0 ? [emptyMessage] : parts,
      finished: true,
    };
  });
  const times = placed.map(({ at }) => at).filter(Boolean);
  const [created, updated] = [times[0], times.at(-1)];
  return {
    kind: "imported",
    site: "mistral",
    id: chat
      ? conversationId("mistral", chat)
      : derivedId("mistral", created, textIn(placed[0]?.record ?? {}, "content")),
    url: /^[\w-]+$/.test(chat) ? `https://chat.mistral.ai/chat/${chat}` : "",
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    messages,
    current,
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function placedOf(record: Fields, unknown: UnknownNames): Placed {
  const named = textIn(record, "role");
  const role: Role = named === "user" || named === "system" || named === "tool" ? named : "assistant";
  if (role !== named) unknown.add("role", named);
  const version = typeof record.version === "number" ? record.version : 0;
  return { record, role, id: idIn(record, "id"), version, at: timeOf(record.createdAt) ?? "" };
}

/** By time; of one time the prompt before its answer, then older versions, then by id: the file's own order is by chance. */
function byTime(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const rank = ({ role }: Placed) => (role === "system" ? 0 : role === "user" ? 1 : 2);
  return rank(a) - rank(b) || a.version - b.version || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * One message behind the other. An answer right behind an answer is another one to the same prompt where the export says
 * so: by a higher version, or by which of the two was preferred; the preferred one is on the path.
 */
function threaded(placed: readonly Placed[]): { parents: (number | null)[]; current: number } {
  const parents: (number | null)[] = [];
  let last: number | null = null;
  placed.forEach((one, place) => {
    const before = last === null ? undefined : placed[last];
    const isOther =
      before !== undefined && before.role === "assistant" && one.role === "assistant" && isSecond(before, one);
    parents.push(isOther && last !== null ? (parents[last] ?? null) : last);
    const keepsFirst =
      isOther && idIn(before.record, "preferenceOver") !== "" && idIn(before.record, "preferenceOver") === one.id;
    if (!keepsFirst) last = place;
  });
  return { parents, current: last ?? 0 };
}

function isSecond(first: Placed, second: Placed): boolean {
  const [one, other] = [idIn(first.record, "preferenceOver"), idIn(second.record, "preferenceOver")];
  const wasPreferred = (one !== "" && one === second.id) || (other !== "" && other === first.id);
  return wasPreferred || second.version > first.version || (first.id !== "" && first.id === second.id);
}
