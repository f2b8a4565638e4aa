import type { Message, Part } from "../../conversation/model.ts";
import { authorOf } from "../message-heading.ts";
import type { SelectedThread } from "../select-messages.ts";
import { shownTitle } from "../shown-title.ts";
import type { Say } from "../texts.ts";
import { escapedHtml } from "./escaped-html.ts";
import { flatText } from "./flat-text.ts";
import { ownNotes } from "./own-notes.ts";
import { jsonArray, type StreamFormat, unixSeconds } from "./stream-format.ts";
import { type WholeTree, wholeTree } from "./whole-tree.ts";

/**
 * The JSON that Open WebUI takes in under Settings, Data Controls, Import Chats (its documentation, Import & Export,
 * 2026-11). It knows questions and answers only, so what a system or a tool says is an answer with its author over it.
 */
export function openWebuiFormat(say: Say): StreamFormat {
  return { extension: "json", type: "application/json", ...jsonArray((thread) => chatOf(thread, say)) };
}

function chatOf(thread: SelectedThread, say: Say): object {
  const { conversation, messages } = thread;
  const tree = wholeTree(thread);
  const models = [...new Set(messages.flatMap(({ model }) => (model === undefined ? [] : [model])))];
  const title = shownTitle(conversation) || say("export_untitled");
  const created = wholeSeconds(conversation.created?.at ?? conversation.firstCaptured);
  return {
    title,
    chat: {
      title,
      models: models.length === 0 && conversation.model !== undefined ? [conversation.model] : models,
      history: {
        currentId: tree.current,
        messages: Object.fromEntries(messages.map((each) => [each.id, messageOf(each, tree, created, say)])),
      },
      timestamp: created === null ? null : created * 1000,
    },
    meta: { tags: conversation.tags },
    pinned: conversation.starred,
    archived: false,
    folder_id: null,
    share_id: null,
    created_at: created,
    updated_at: wholeSeconds(conversation.updated.at),
    convokeep: ownNotes(conversation),
  };
}

function messageOf(message: Message, tree: WholeTree, created: number | null, say: Say): object {
  const { id, role, model, parts, finished } = message;
  const isAnswer = role !== "user";
  const label = role === "system" || role === "tool" ? `**${authorOf(message, say)}**\n\n` : "";
  return {
    id,
    parentId: tree.parentOf(id),
    childrenIds: tree.childrenOf(id),
    role: isAnswer ? "assistant" : "user",
    content: `${parts.map((part) => folded(part, say)).join("")}${label}${flatText(parts, say)}`,
    timestamp: wholeSeconds(message.sentAt) ?? created,
    ...(isAnswer && model !== undefined ? { model, modelName: model } : {}),
    ...(isAnswer ? { done: finished } : {}),
    ...notesOf(message, label, tree.isGuessed(id)),
  };
}

/** What Open WebUI cannot tell of a message; its import passes over it. */
function notesOf({ role, author, sentAt }: Message, label: string, isGuessed: boolean): { convokeep?: object } {
  const notes = {
    ...(label === "" ? {} : { role, label }),
    ...(author === undefined ? {} : { author }),
    ...(sentAt === undefined ? { timeless: true } : {}),
    ...(isGuessed ? { gapBefore: true } : {}),
  };
  return Object.keys(notes).length === 0 ? {} : { convokeep: notes };
}

/** Reasoning and tool calls as the folded blocks that Open WebUI keeps inside its answers. */
function folded(part: Part, say: Say): string {
  if (part.kind === "reasoning") {
    const quoted = part.text.split("\n").map((line) => `> ${line}`);
    return details("reasoning", part.label?.trim() || say("export_reasoning"), quoted.join("\n"));
  }
  return part.kind === "tool" ? toolCall(part) : "";
}

/** A call of a tool as Open WebUI writes it (its documentation, 2026-11): texts as JSON in attributes on one line. */
function toolCall({ name, input, output }: Part & { kind: "tool" }): string {
  const attributes = [
    'type="tool_calls"',
    'done="true"',
    `name="${attribute(name)}"`,
    `arguments="${input === undefined ? "" : attribute(asJson(input))}"`,
    ...(output === undefined ? [] : [`result="${attribute(JSON.stringify(output))}"`]),
  ];
  return `<details ${attributes.join(" ")}>\n<summary>Tool Executed</summary>\n</details>\n`;
}

/** JSON stays as it is, all else becomes a JSON text. */
function asJson(text: string): string {
  try {
    return typeof JSON.parse(text) === "string" ? JSON.stringify(text) : text;
  } catch {
    return JSON.stringify(text);
  }
}

const attribute = (text: string) => escapedHtml(text).replace(/\r/g, "&#13;").replace(/\n/g, "&#10;");

function details(type: string, summary: string, text: string): string {
  const title = escapedHtml(summary.replace(/\s+/g, " "));
  return `<details type="${type}" done="true" duration="0">\n<summary>${title}</summary>\n${escapedHtml(text)}\n</details>\n`;
}

function wholeSeconds(iso: string | undefined): number | null {
  const seconds = unixSeconds(iso);
  return seconds === null ? null : Math.floor(seconds);
}
