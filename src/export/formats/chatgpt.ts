import type { Message, Part } from "../../conversation/model.ts";
import type { SelectedThread } from "../select-messages.ts";
import { shownTitle } from "../shown-title.ts";
import type { Say } from "../texts.ts";
import { flatText } from "./flat-text.ts";
import { ownNotes } from "./own-notes.ts";
import { jsonArray, type StreamFormat, unixSeconds } from "./stream-format.ts";
import { type WholeTree, wholeTree } from "./whole-tree.ts";

/**
 * `conversations.json` in the shape of ChatGPT's own export, which most programs can take in: a mapping of nodes with
 * parents and children. Reasoning and tool calls are nodes of their own before the message they belong to.
 */
export function chatgptFormat(say: Say): StreamFormat {
  return {
    extension: "json",
    type: "application/json",
    fileName: "conversations.json",
    ...jsonArray((thread) => conversationOf(thread, say)),
  };
}

interface Node {
  id: string;
  message: object | null;
  parent: string | null;
  children: string[];
}

function conversationOf(thread: SelectedThread, say: Say): object {
  const { conversation } = thread;
  const tree = wholeTree(thread);
  const root = `convokeep:root:${conversation.id}`;
  const id = conversation.id.replace(/^chatgpt:/, "");
  return {
    title: shownTitle(conversation),
    create_time: unixSeconds(conversation.created?.at ?? conversation.firstCaptured),
    update_time: unixSeconds(conversation.updated.at),
    mapping: mappingOf(thread, tree, root, say),
    moderation_results: [],
    current_node: tree.current ?? root,
    plugin_ids: null,
    conversation_id: id,
    conversation_template_id: null,
    gizmo_id: null,
    is_archived: false,
    is_starred: conversation.starred,
    safe_urls: [],
    blocked_urls: [],
    default_model_slug: conversation.model ?? null,
    id,
    convokeep: ownNotes(conversation),
  };
}

function mappingOf({ messages }: SelectedThread, tree: WholeTree, root: string, say: Say): Record<string, Node> {
  // Without a prototype, for an id may be called `__proto__`.
  const mapping: Record<string, Node> = Object.create(null);
  mapping[root] = { id: root, message: null, parent: null, children: [] };
  for (const message of messages) {
    let parent = tree.parentOf(message.id) ?? root;
    for (const [id, node] of nodesOf(message, tree.isGuessed(message.id), say)) {
      mapping[id] = { id, message: node, parent, children: [] };
      parent = id;
    }
  }
  for (const node of Object.values(mapping)) {
    if (node.parent !== null) mapping[node.parent]?.children.push(node.id);
  }
  return mapping;
}

/** The nodes of a message in their order; the last one has its id, so that what follows hangs on it. */
function nodesOf(message: Message, isGuessed: boolean, say: Say): [id: string, message: object][] {
  const before = message.parts.flatMap((part, index) => partNodes(part, message, `convokeep:${message.id}:${index}`));
  const metadata = {
    ...(message.model === undefined ? {} : { model_slug: message.model }),
    ...attachments(message.parts),
    ...(isGuessed ? { convokeep_gap_before: true } : {}),
  };
  const content = { content_type: "text", parts: [flatText(message.parts, say)] };
  return [
    ...before,
    [message.id, node(message.id, message, message.role, content, { metadata, ends: message.role === "assistant" })],
  ];
}

function partNodes(part: Part, message: Message, id: string): [id: string, message: object][] {
  if (part.kind === "reasoning") {
    const thoughts = [{ summary: part.label ?? "", content: part.text, chunks: [], finished: true }];
    return [[id, node(id, message, "assistant", { content_type: "thoughts", thoughts })]];
  }
  if (part.kind !== "tool") return [];
  const call = { content_type: "code", language: "unknown", text: part.input ?? "" };
  const result = { content_type: "execution_output", text: part.output ?? "" };
  return [
    [id, node(id, message, "assistant", call, { recipient: part.name })],
    ...(part.output === undefined
      ? []
      : [[`${id}:output`, node(`${id}:output`, message, "tool", result, { name: part.name })] as [string, object]]),
  ];
}

interface NodeMore {
  /** The last of an answer's nodes. */
  ends?: boolean;
  metadata?: object;
  recipient?: string;
  name?: string;
}

function node(id: string, message: Message, role: Message["role"], content: object, more: NodeMore = {}): object {
  return {
    id,
    author: { role, name: more.name ?? message.author ?? null, metadata: {} },
    create_time: unixSeconds(message.sentAt),
    update_time: null,
    content,
    status: message.finished ? "finished_successfully" : "in_progress",
    end_turn: more.ends ? message.finished : null,
    weight: 1,
    metadata: more.metadata ?? {},
    recipient: more.recipient ?? "all",
    channel: null,
  };
}

function attachments(parts: readonly Part[]): { attachments?: object[] } {
  const list = parts.flatMap((part) => {
    if (part.kind !== "file" && !(part.kind === "image" && part.origin === "upload")) return [];
    const { type, size } = part.asset ?? {};
    return [
      { id: part.key, name: part.kind === "file" ? part.name : part.alt, mime_type: type ?? null, size: size ?? null },
    ];
  });
  return list.length === 0 ? {} : { attachments: list };
}
