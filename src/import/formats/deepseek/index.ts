import { type Fields, fieldsIn, fieldsOf, isFields } from "../../foreign/fields.ts";
import type { ImportFormat } from "../../format.ts";
import { jsonItems } from "../../json/items.ts";
import { readDeepSeek } from "./conversation.ts";

/** Exports of DeepSeek (`conversations.json`, 2026-07), and single conversations of its web API as tools save them (2025-11). */
export const deepseek: ImportFormat = {
  id: "deepseek",
  name: "DeepSeek",
  version: 1,
  recognises: ({ values }) => values.map(unwrapped).some((value) => isExported(value) || isDumped(value)),
  read: (members, context) =>
    jsonItems(members, context, {
      format: deepseek,
      read: (value) => readDeepSeek(isFields(value) ? unwrapped(value) : value),
    }),
};

const isExported = (value: Fields) => isFields(value.mapping) && "inserted_at" in value;

const isDumped = (value: Fields) => isFields(value.chat_session) && Array.isArray(value.chat_messages);

/** The web API's answer around a conversation, where it was kept. */
function unwrapped(value: unknown): Fields {
  const fields = fieldsOf(value);
  const data = fieldsIn(fields, "data");
  return [fieldsIn(data, "biz_data"), data].find(isDumped) ?? fields;
}
