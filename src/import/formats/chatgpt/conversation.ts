import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { parentsFirst } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { conversationId } from "../../foreign/native-id.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import { addAnswerNode, addShown } from "./answer-node.ts";
import { type CanvasStep, canvasSteps, documentPart } from "./canvas.ts";
import { type Draft, finishedParts, type PartContext } from "./draft.ts";
import type { ExportFiles } from "./files.ts";
import { newLinks, noteLinks } from "./links.ts";
import { attachmentNames } from "./media.ts";
import type { ChatMessage } from "./message.ts";
import { type Nodes, readNodes } from "./nodes.ts";
import { endsOwnMessage, type OwnNotes, ownNotes } from "./own-export.ts";
import { addPrompt } from "./prompt-node.ts";
import { currentTurn, idsOfTurns, type Turn, turnsOf } from "./turns.ts";
import { unknownKeys } from "./unknown-keys.ts";
import { isShown, settingIn } from "./visible.ts";

interface Reading {
  nodes: Nodes;
  canvas: ReadonlyMap<number, CanvasStep>;
  context: PartContext;
  own: OwnNotes | undefined;
}

/**
 * One element of ChatGPT's `conversations.json`, or what its server answers for one conversation.
 * @param leftOut takes the names of settings that stand in it
 * @returns null for what is no conversation: records of projects, which have no mapping, and empty shells
 * @throws ImportError `not-understood` where there is something that cannot be read as one
 */
export function readConversation(
  value: unknown,
  files: ExportFiles,
  leftOut: Set<string> = new Set(),
): ImportedConversation | null {
  if (!isFields(value)) throw new ImportError("not-understood", "no object");
  const unknown = newUnknownNames();
  const native = idIn(value, "conversation_id") || idIn(value, "id");
  const nodes = readNodes(value.mapping, unknown);
  for (const { message } of nodes.list) if (message) noteSetting(message, leftOut);
  const own = ownNotes(value);
  const turns = turnsOf(nodes, own && endsOwnMessage);
  if (turns.length === 0) {
    if (!nodes.isWhole) throw new ImportError("not-understood", "no message");
    return null;
  }
  const order = parentsFirst(nodes.list.map(({ parent }) => parent));
  const context: PartContext = { conversation: native, files, unknown, verbatim: own !== undefined };
  const reading: Reading = { nodes, canvas: canvasSteps(nodes.list, order), context, own };
  return conversationOf(value, native, turns, reading);
}

function noteSetting(message: ChatMessage, leftOut: Set<string>): void {
  const name = settingIn(message);
  if (name !== "") leftOut.add(name);
}

function conversationOf(value: Fields, native: string, turns: readonly Turn[], reading: Reading): ImportedConversation {
  const { nodes, context, own } = reading;
  const last = currentTurn(nodes, turns, value.current_node);
  const ids = idsOfTurns(nodes.list, turns, last);
  const isGap = (turn: Turn | undefined) =>
    own !== undefined && nodes.list[turn?.end ?? -1]?.message?.metadata.convokeep_gap_before === true;
  const { messages, placeOf } = keptMessages(
    turns.map((turn, place) => messageOf(turn, ids[place] ?? [], reading)),
    turns,
    isGap,
  );
  const current = last === undefined ? undefined : placeOf(last);
  addCanvasFiles(messages, reading);
  unknownKeys(value, context.unknown);
  const model = modelOf(messages, current) || lineIn(value, "default_model_slug");
  const times = { created: timeOf(value.create_time), updated: timeOf(value.update_time) };
  return {
    kind: "imported",
    ...identityOf(value, native, own, messages),
    ...optional("title", lineIn(value, "title")),
    ...optional("model", model),
    ...optional("created", times.created),
    ...optional("updated", times.updated),
    ...optional("folder", own ? own.folder : projectOf(value, context.files)),
    ...(own && own.tags.length > 0 ? { tags: own.tags } : {}),
    ...(value.is_starred === true || timeOf(value.pinned_time) ? { starred: true as const } : {}),
    messages,
    ...(current === undefined ? {} : { current }),
    whole: (own?.whole ?? true) && nodes.isWhole && reachesStart(messages, current),
    unknown: context.unknown.list(),
  };
}

/** The id, address and site; one for a conversation without id is made of what does not change. */
function identityOf(
  value: Fields,
  native: string,
  own: OwnNotes | undefined,
  messages: readonly ImportedMessage[],
): Pick<ImportedConversation, "site" | "id" | "url"> {
  if (own) return { site: own.site, id: own.id, url: own.url };
  const name = native.toLowerCase() || `unnamed-${messages[0]?.ids[0] ?? textIn(value, "title")}`;
  const id = conversationId("chatgpt", name);
  const gizmo = gizmoOf(value);
  const path = gizmo ? `/g/${gizmo}/c/` : "/c/";
  return { site: "chatgpt", id, url: /^[\w-]{1,100}$/.test(native) ? `https://chatgpt.com${path}${name}` : "" };
}

/** The project (`g-p-…`) or custom GPT (`g-…`) that a conversation belongs to; '' for none. */
function gizmoOf(value: Fields): string {
  const ids = [textIn(value, "gizmo_id"), textIn(value, "conversation_template_id")];
  return ids.find((id) => /^g-[\w-]{1,100}$/.test(id)) ?? "";
}

/** A project by its name where the export has a record of it, else by its id: chats do not name theirs (2026-08). */
function projectOf(value: Fields, files: ExportFiles): string {
  const gizmo = gizmoOf(value);
  return gizmo.startsWith("g-p-") ? files.project(gizmo) || `Project ${gizmo.slice(4, 12)}` : "";
}

/** The messages that say anything, or that others follow, and where each turn's message is then. */
function keptMessages(
  messages: readonly ImportedMessage[],
  turns: readonly Turn[],
  isGap: (turn: Turn | undefined) => boolean,
) {
  const endOf = new Map(turns.map(({ end }, place) => [end, place]));
  const kept: ImportedMessage[] = [];
  /** Place of the message of each turn; of an empty one, of the message before it. */
  const places: (number | null | undefined)[] = [];
  messages.forEach((message, turn) => {
    const parent = turns[turn]?.parent;
    const before = typeof parent === "number" ? places[endOf.get(parent) ?? -1] : parent;
    if (message.parts.length === 0) {
      places[turn] = before;
      return;
    }
    places[turn] = kept.length;
    kept.push(before === undefined || isGap(turns[turn]) ? message : { ...message, parent: before });
  });
  return { messages: kept, placeOf: (turn: number) => places[turn] ?? undefined };
}

function messageOf(turn: Turn, ids: string[], reading: Reading): ImportedMessage {
  const { nodes, context, own } = reading;
  const list = turn.nodes.flatMap((place) => {
    const message = nodes.list[place]?.message;
    return message ? [{ message, place }] : [];
  });
  const draft: Draft = {
    parts: [],
    sources: new Map(),
    images: new Set(),
    files: 0,
    calls: [],
    names: new Map(),
    links: newLinks(),
    context,
  };
  for (const { message } of list) noteLinks(draft.links, message.content, message.metadata);
  for (const { message, place } of list) {
    draft.names = attachmentNames(message.metadata);
    addNode(draft, message, reading.canvas.get(place), own !== undefined && place === turn.end);
  }
  const said = list.map(({ message }) => message);
  const end = said.at(-1);
  const shown = own ? end : (said.findLast((message) => message.role === "user" || isShown(message)) ?? end);
  const role = roleOf(end, own !== undefined, context);
  return {
    ids: own && end ? [end.id] : ids,
    role,
    ...optional("author", authorOf(shown, role, reading)),
    ...optional("model", said.map(({ metadata }) => lineIn(metadata, "model_slug")).findLast(Boolean)),
    ...optional("sentAt", shown?.sentAt ?? end?.sentAt),
    parts: finishedParts(draft),
    finished: (shown?.finished ?? true) && (end?.finished ?? true),
  };
}

/** @param whole it is a message of its own in our own export */
function addNode(draft: Draft, message: ChatMessage, canvas: CanvasStep | undefined, whole: boolean): void {
  if (message.role === "user" && !message.concealed) addPrompt(draft, message);
  else if (whole || (message.role === "system" && !message.concealed)) addShown(draft, message);
  else addAnswerNode(draft, message, canvas);
}

const roles = new Set<string>(["user", "assistant", "system", "tool"] satisfies Role[]);

function roleOf(message: ChatMessage | undefined, own: boolean, { unknown }: PartContext): Role {
  const role = message?.role ?? "";
  if (!roles.has(role)) unknown.add("role", role);
  if (role === "user" || role === "system" || (own && role === "tool")) return role;
  return "assistant";
}

/** The name that the export gives an answer's author; tools' names stand with their calls. */
function authorOf(message: ChatMessage | undefined, role: Role, { own }: Reading): string {
  if (!message || (role !== "assistant" && !own)) return "";
  return message.role === "tool" && !own ? "" : message.name.slice(0, 200);
}

function modelOf(messages: readonly ImportedMessage[], current: number | undefined): string {
  for (let at: number | null | undefined = current; typeof at === "number"; at = messages[at]?.parent) {
    const model = messages[at]?.model;
    if (model) return model;
  }
  return "";
}

/** Whether the shown path is known up to its first message. */
function reachesStart(messages: readonly ImportedMessage[], current: number | undefined): boolean {
  let at: number | null | undefined = current;
  while (typeof at === "number") at = messages[at]?.parent;
  return at === null;
}

/** Where the export keeps a canvas document beside the conversations, it is as the user left it. */
function addCanvasFiles(messages: readonly ImportedMessage[], { nodes, context }: Reading): void {
  const seen = new Set<string>();
  for (const { message } of nodes.list) {
    const id = message ? textIn(fieldsIn(message.metadata, "canvas"), "textdoc_id") : "";
    const file = id && !seen.has(id) ? context.files.canvas(id) : undefined;
    seen.add(id);
    if (!file) continue;
    const part = documentPart(file);
    const isHeld = messages.some(({ parts }) =>
      parts.some((held) => held.kind === "artifact" && held.content === file.content),
    );
    const holder = messages.findLast(({ parts }) => parts.some((held) => held.kind === "artifact")) ?? messages.at(-1);
    if (!isHeld) holder?.parts.push(part);
  }
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value ? ({ [key]: value } as { [P in K]?: string }) : {};
}
