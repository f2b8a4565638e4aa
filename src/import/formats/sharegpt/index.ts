import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { givenFacts, shownInLine } from "../../foreign/given-facts.ts";
import { conversationId } from "../../foreign/native-id.ts";
import { isNothing } from "../../foreign/records.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { idOfContent } from "../../foreign/whole-print.ts";
import { ImportError, type ImportFormat } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { notUnderstood } from "../../parts/not-understood.ts";

/** ShareGPT's shape, as data sets and many tools write it: `{conversations: [{from, value}]}` in a list, an object or lines. */
export const shareGpt: ImportFormat = {
  id: "sharegpt",
  name: "ShareGPT conversations",
  version: 1,
  recognises: ({ shape, values }) => shape.startsWith("json") && values.some(isShareGpt),
  read: (members, context) =>
    jsonItems(members, context, {
      format: { id: "sharegpt", version: 1 },
      read: readElement,
    }),
};

function readElement(value: unknown): ImportedConversation | null {
  if (isFields(value) && isShareGpt(value)) return conversationOf(value);
  if (listsOf(fieldsOf(value)).every(isNothing)) return null;
  throw new ImportError("not-understood", "no turns");
}

const listsOf = (value: Fields): unknown[] => [value.conversations, value.conversation, value.items];

const turnsIn = (value: Fields): readonly unknown[] => listsOf(value).find(Array.isArray) ?? [];

function isShareGpt(value: unknown): boolean {
  return turnsIn(fieldsOf(value)).some((turn) => isFields(turn) && typeof turn.from === "string" && "value" in turn);
}

const roles: Readonly<Record<string, Role>> = {
  human: "user",
  user: "user",
  gpt: "assistant",
  chatgpt: "assistant",
  assistant: "assistant",
  bing: "assistant",
  bard: "assistant",
  model: "assistant",
  system: "system",
  tool: "tool",
  function_call: "tool",
  function_response: "tool",
  observation: "tool",
};

function conversationOf(value: Fields): ImportedConversation {
  const unknown = newUnknownNames();
  const messages = [...instruction(value), ...turnsIn(value).map((turn) => messageOf(turn, unknown))];
  const id = idIn(value, "id") || idIn(value, "conversation_id");
  const title = lineIn(value, "title");
  const model = lineIn(value, "model");
  const created = timeOf(value.created_at ?? value.create_time ?? value.createdAt);
  return {
    kind: "imported",
    site: "other",
    id: id ? conversationId("other", `sharegpt-${id}`) : idOfContent("sharegpt", messages),
    url: "",
    ...givenFacts({ title, model, created }),
    ...shownInLine(messages),
    whole: false,
    unknown: unknown.list(),
  };
}

/** Some data sets have the instruction beside the turns. */
function instruction(value: Fields): Omit<ImportedMessage, "parent">[] {
  const parts = textParts("system", textIn(value, "system") || textIn(value, "system_prompt"));
  return parts.length === 0 ? [] : [{ ids: [], role: "system", parts, finished: true }];
}

function messageOf(value: unknown, unknown: UnknownNames): Omit<ImportedMessage, "parent"> {
  const turn = fieldsOf(value);
  const from = textIn(turn, "from").trim();
  const role = Object.hasOwn(roles, from.toLowerCase()) ? roles[from.toLowerCase()] : undefined;
  if (!role) unknown.add("role", turn.from);
  const parts =
    typeof turn.value === "string"
      ? textParts(role ?? "assistant", turn.value)
      : [notUnderstood("value", turn.value ?? value)];
  return {
    ids: [],
    role: role ?? "assistant",
    ...(!role && from && { author: from.slice(0, 200) }),
    parts: parts.length > 0 ? parts : [emptyMessage],
    finished: true,
  };
}
