import type { ImportedConversation, ImportedMessage, ImportedPart } from "../../../conversation/imported.ts";
import type { Citation, Role } from "../../../conversation/model.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { notUnderstood } from "../../parts/not-understood.ts";
import { type OwnNotes, ownNotes } from "../chatgpt/own-export.ts";
import { attachedParts } from "./attached.ts";
import { splitDetails } from "./details.ts";
import { messagesOf, type Placed } from "./messages.ts";
import { outputParts } from "./output.ts";
import { sourcesOf, withSources } from "./sources.ts";

const site = "open-webui";

/**
 * One chat. Exports do not say at which address their server runs, so its id is the chat's alone and it has no address; pages
 * bring the host before it, and the archive joins the two where one such chat is held. Our own export in this shape tells both.
 * @returns null for a chat without messages
 */
export function readChat(row: Fields, chat: Fields): ImportedConversation | null {
  const unknown = newUnknownNames();
  const own = ownNotes(row);
  const { list, current, isWhole } = messagesOf(chat, unknown);
  if (list.length === 0) return null;
  const messages = list.map((placed) => messageOf(placed, own !== undefined, unknown));
  const created = timeOf(row.created_at) ?? timeOf(chat.timestamp);
  const title = lineIn(row, "title") || lineIn(chat, "title");
  const model =
    messages.findLast((message) => message.model)?.model ?? lineIn({ model: listIn(chat, "models")[0] }, "model");
  noteKeys(row, chat, unknown);
  return {
    kind: "imported",
    ...identityOf(row, chat, own, messages, created),
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(created ? { created } : {}),
    ...optional("updated", timeOf(row.updated_at)),
    ...placesOf(row, chat, own),
    messages,
    ...(current === undefined ? {} : { current }),
    whole: (own?.whole ?? true) && isWhole && reachesStart(messages, current),
    unknown: unknown.list(),
  };
}

function identityOf(
  row: Fields,
  chat: Fields,
  own: OwnNotes | undefined,
  messages: readonly ImportedMessage[],
  created: string | undefined,
): Pick<ImportedConversation, "site" | "id" | "url"> {
  if (own) return { site: own.site, id: own.id, url: own.url };
  const native = idIn(row, "id") || idIn(chat, "id");
  const [first] = messages[0]?.parts ?? [];
  const opening = first?.kind === "text" ? first.text : "";
  return { site, id: native ? conversationId(site, native) : derivedId(site, created, opening), url: "" };
}

/** Tags, folder (by its id, for exports do not name it), pin. */
function placesOf(row: Fields, chat: Fields, own: OwnNotes | undefined): Partial<ImportedConversation> {
  const tags = [...listIn(fieldsIn(row, "meta"), "tags"), ...listIn(chat, "tags")].map((tag) =>
    isFields(tag) ? textIn(tag, "name") : tag,
  );
  const named = [...new Set(tags.filter((tag): tag is string => typeof tag === "string" && tag !== ""))];
  const folder = own ? own.folder : lineIn(fieldsIn(row, "folder"), "name") || idIn(row, "folder_id");
  return {
    ...(named.length > 0 ? { tags: named } : {}),
    ...(folder ? { folder } : {}),
    ...(row.pinned === true ? { starred: true as const } : {}),
  };
}

function messageOf({ id, fields, parent }: Placed, isOwn: boolean, unknown: UnknownNames): ImportedMessage {
  const notes = isOwn ? fieldsIn(fields, "convokeep") : {};
  const role = roleOf(textIn(notes, "role") || textIn(fields, "role"), unknown);
  const label = textIn(notes, "label");
  const content = textIn(fields, "content");
  const said = label !== "" ? content.replace(label, () => "") : content;
  const parts = role === "user" ? promptParts(fields, content) : answerParts(fields, said, role, unknown);
  const model = role === "user" ? "" : lineIn(fields, "modelName") || lineIn(fields, "model");
  return {
    ids: id === "" ? [] : [id],
    ...(parent === undefined || notes.gapBefore === true ? {} : { parent }),
    role,
    ...optional("author", lineIn(notes, "author")),
    ...optional("model", model),
    ...optional("sentAt", isOwn && notes.timeless === true ? undefined : timeOf(fields.timestamp)),
    parts: parts.length > 0 ? parts : [emptyMessage],
    finished: fields.done !== false,
  };
}

const roles: readonly Role[] = ["user", "assistant", "system", "tool"];

function roleOf(name: string, unknown: UnknownNames): Role {
  const role = roles.find((each) => each === name.toLowerCase());
  if (!role) unknown.add("role", name);
  return role ?? "assistant";
}

function promptParts(fields: Fields, content: string): ImportedPart[] {
  return [...attachedParts(fields, true), ...textParts("user", content || contentList(fields))];
}

/** Some write a content as a list of pieces, as the models' interfaces do. */
function contentList(fields: Fields): string {
  const texts = listIn(fields, "content").map((piece) => (isFields(piece) ? textIn(piece, "text") : piece));
  return texts.filter((text) => typeof text === "string").join("\n\n");
}

function answerParts(fields: Fields, content: string, role: Role, unknown: UnknownNames): ImportedPart[] {
  const sources = sourcesOf(fields);
  const cited = new Map<string, Citation>();
  const parts = bodyParts(fields, content || contentList(fields), role, unknown).map((part) =>
    part.kind === "text" ? { ...part, text: withSources(part.text, sources, cited) } : part,
  );
  const attached = attachedParts(fields, false);
  const named = [
    ...new Map(
      [...cited.values(), ...sources.filter(({ url }) => url !== "")].map((source) => [source.label, source]),
    ).values(),
  ];
  const failure = failureOf(fields);
  return [
    ...parts,
    ...attached,
    ...codeRuns(fields),
    ...(failure ? [notUnderstood("answer", fields.error, failure)] : []),
    ...(named.length > 0 ? [{ kind: "citations" as const, items: named }] : []),
  ];
}

/** Thinking, tools and text: from the pieces of `output`, unless the text was edited since; else from the content alone. */
function bodyParts(fields: Fields, content: string, role: Role, unknown: UnknownNames): ImportedPart[] {
  const pieces = splitDetails(content);
  const inContent = pieces.flatMap((piece): ImportedPart[] =>
    "part" in piece ? [piece.part] : textParts(role, piece.text),
  );
  const output = outputParts(listIn(fields, "output"), unknown);
  if (output.length === 0) return inContent;
  const isText = ({ kind }: ImportedPart) => kind === "text";
  if (wordsOf(inContent) === wordsOf(output) || !inContent.some(isText)) return output;
  return [...output.filter((part) => !isText(part)), ...inContent.filter(isText)];
}

function wordsOf(parts: readonly ImportedPart[]): string {
  return parts
    .flatMap((part) => (part.kind === "text" ? [part.text] : []))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Code of an answer that was run. */
function codeRuns(fields: Fields): ImportedPart[] {
  return listIn(fields, "code_executions")
    .filter(isFields)
    .map((run) => {
      const result = fieldsIn(run, "result");
      const output = [textIn(result, "output"), textIn(result, "error")].filter(Boolean).join("\n");
      const input = textIn(run, "code");
      return {
        kind: "tool",
        name: lineIn(run, "name") || "code",
        ...(input ? { input } : {}),
        ...(output ? { output } : {}),
      };
    });
}

function failureOf({ error }: Fields): string {
  if (typeof error === "string") return error.slice(0, 500);
  return isFields(error) ? (lineIn(error, "content") || lineIn(error, "message") || "it failed").slice(0, 500) : "";
}

function reachesStart(messages: readonly ImportedMessage[], current: number | undefined): boolean {
  let at: number | null | undefined = current;
  while (typeof at === "number") at = messages[at]?.parent;
  return at === null;
}

const rowKeys = new Set(
  "id user_id title chat meta pinned folder folder_id archived share_id created_at updated_at convokeep tasks summary last_read_at".split(
    " ",
  ),
);
const chatKeys = new Set("id title models params history messages tags timestamp files system".split(" "));

function noteKeys(row: Fields, chat: Fields, unknown: UnknownNames): void {
  for (const key of Object.keys(row)) if (row !== chat && !rowKeys.has(key)) unknown.add("key", key);
  for (const key of Object.keys(chat)) if (!chatKeys.has(key) && !rowKeys.has(key)) unknown.add("key", `chat.${key}`);
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value ? ({ [key]: value } as { [P in K]?: string }) : {};
}
