import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { nearestKept, newestLeaf, type Parent, parentPlaces, parentsFirst } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { nodesIn, recordsIn } from "../../foreign/records.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import { readMessage } from "./message.ts";

/** A node of the tree: its message has no fields where the node is only a place. */
interface Node {
  id: string;
  parent?: string | null;
  message: Fields;
  isPlace: boolean;
}

/**
 * One conversation of DeepSeek's export (`mapping`, 2026-07), or of its web API (`chat_session` and `chat_messages`,
 * 2025-11).
 * @returns `null` for a conversation in which nothing was ever written
 * @throws ImportError where it has no messages of either kind
 */
export function readDeepSeek(value: unknown): ImportedConversation | null {
  if (!isFields(value)) throw new ImportError("not-understood", "no object");
  const about = isFields(value.chat_session) ? value.chat_session : value;
  const unknown = newUnknownNames();
  const { nodes, isWhole } = isFields(value.mapping) ? nodesOfMapping(value, unknown) : nodesOfList(value, unknown);
  const tree = withoutPlaces(nodes);
  if (tree.nodes.length === 0) {
    if (!isWhole) throw new ImportError("not-understood", "no message");
    return null;
  }
  const messages = tree.nodes.map(({ id, message }, place): ImportedMessage => {
    const parent = tree.parents[place];
    return { ...readMessage(id, message, unknown), ...(parent === undefined ? {} : { parent }) };
  });
  const created = timeOf(about.inserted_at);
  const updated = timeOf(about.updated_at);
  const title = lineIn(about, "title");
  const current = currentOf(about, messages);
  return {
    kind: "imported",
    site: "deepseek",
    ...addressOf(about, created, messages),
    ...(title ? { title } : {}),
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    ...(about.pinned === true ? { starred: true } : {}),
    messages,
    ...(current === undefined ? {} : { current }),
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function addressOf(about: Fields, created: string | undefined, messages: readonly ImportedMessage[]) {
  const id = idIn(about, "id");
  if (id === "") {
    const [text] = messages.flatMap(({ parts }) => parts).flatMap((part) => (part.kind === "text" ? [part.text] : []));
    return { id: derivedId("deepseek", created, text ?? ""), url: "" };
  }
  return {
    id: conversationId("deepseek", id),
    url: /^[\w-]+$/.test(id) ? `https://chat.deepseek.com/a/chat/s/${id}` : "",
  };
}

/** The nodes, and whether nothing stood among them that may have been a message and cannot be read. */
interface Nodes {
  nodes: Node[];
  isWhole: boolean;
}

function nodesOfMapping(value: Fields, unknown: UnknownNames): Nodes {
  const { entries, isWhole } = nodesIn(value.mapping, unknown);
  const nodes = entries.map(([key, node]): Node => {
    const parent = idIn(node, "parent");
    const message = fieldsIn(node, "message");
    const isRoot = node.parent === null || (parent === "" && key === "root");
    return {
      id: key,
      ...(parent ? { parent } : isRoot ? { parent: null } : {}),
      message,
      isPlace: !isFields(node.message),
    };
  });
  return { nodes, isWhole };
}

function nodesOfList(value: Fields, unknown: UnknownNames): Nodes {
  if (!Array.isArray(value.chat_messages)) throw new ImportError("not-understood", "no mapping");
  const { entries, isWhole } = recordsIn(value.chat_messages, "chat_messages", unknown);
  const nodes = entries.map(([, message], place): Node => {
    const parent = idIn(message, "parent_id");
    const isRoot = message.parent_id === null || place === 0;
    const id = idIn(message, "message_id") || `\u0000${place}`;
    return { id, ...(parent ? { parent } : isRoot ? { parent: null } : {}), message, isPlace: false };
  });
  return { nodes, isWhole };
}

/**
 * The messages with their parents, each behind its own: answers can be stamped before their questions. Nodes without a
 * message (the root) are only places; what follows one stands behind what it followed.
 */
function withoutPlaces(nodes: readonly Node[]): { nodes: Node[]; parents: Parent[] } {
  const parents = parentPlaces(nodes);
  const kept = parentsFirst(parents).filter((place) => nodes[place]?.isPlace === false);
  const nearest = nearestKept(parents, kept);
  return { nodes: kept.flatMap((place) => nodes[place] ?? []), parents: kept.map((place) => nearest[place]) };
}

/** The export names no current message: then it is the newest that none follows. */
function currentOf(about: Fields, messages: readonly ImportedMessage[]): number | undefined {
  const id = idIn(about, "current_message_id");
  const named = id === "" ? -1 : messages.findIndex(({ ids }) => ids.includes(id));
  if (named >= 0) return named;
  return newestLeaf(
    messages.map(({ parent }) => parent),
    messages.map(({ sentAt }) => sentAt),
  );
}
