import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { nearestKept, newestLeaf, type Parent, parentPlaces } from "../../foreign/branches.ts";
import { type Fields, fieldsIn, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";
import { conversationId, derivedId } from "../../foreign/native-id.ts";
import { recordsIn } from "../../foreign/records.ts";
import { timeOf } from "../../foreign/times.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import { ImportError } from "../../format.ts";
import type { Assets } from "./assets.ts";
import { readResponse } from "./response.ts";
import { roleOfSender } from "./sender.ts";

/**
 * One conversation of xAI's export (`prod-grok-backend.json`, 2026).
 * @param assets what else the export holds
 * @returns `null` for a conversation in which nothing was ever written
 * @throws ImportError where it has no list of responses
 */
export function readGrok(value: unknown, assets: Assets): ImportedConversation | null {
  if (!isFields(value) || !Array.isArray(value.responses)) throw new ImportError("not-understood", "no responses");
  const unknown = newUnknownNames();
  const { entries, isWhole } = recordsIn(value.responses, "responses", unknown);
  if (entries.length === 0) return null;
  const records = entries.map(([, each]) => (isFields(each.response) ? each.response : each));
  const about = fieldsIn(value, "conversation");
  const read = placed(records, about, assets, unknown);
  if (read.messages.length === 0) return null;
  const created = timeOf(about.create_time);
  const updated = timeOf(about.modify_time);
  const title = lineIn(about, "title") || lineIn(about, "summary");
  return {
    kind: "imported",
    site: "grok",
    ...addressOf(about, created, records),
    ...(title ? { title } : {}),
    ...(created ? { created } : {}),
    ...(updated ? { updated } : {}),
    ...(about.starred === true ? { starred: true } : {}),
    ...read,
    whole: isWhole,
    unknown: unknown.list(),
  };
}

function addressOf(about: Fields, created: string | undefined, records: readonly Fields[]) {
  const id = idIn(about, "id");
  if (id === "") return { id: derivedId("grok", created, textIn(records[0] ?? {}, "message")), url: "" };
  return { id: conversationId("grok", id), url: /^[\w-]+$/.test(id) ? `https://grok.com/c/${id}` : "" };
}

type Read = Pick<ImportedConversation, "messages" | "current">;

/** Aborted answers without a word go; what follows them stands behind what they followed. */
function placed(records: readonly Fields[], about: Fields, assets: Assets, unknown: UnknownNames): Read {
  const parents = parentsOf(records);
  const readings = records.map((record) => readResponse(record, assets, unknown));
  const followed = new Set(parents);
  const goes = readings.map(({ isEmpty }, place) => isEmpty && records[place]?.partial === true && followed.has(place));
  const kept = records.flatMap((_, place) => (goes[place] ? [] : [place]));
  const nearest = nearestKept(parents, kept);
  const messages = kept.flatMap((place): ImportedMessage[] => {
    const [reading, parent] = [readings[place], nearest[place]];
    return reading ? [{ ...reading.message, ...(parent === undefined ? {} : { parent }) }] : [];
  });
  const named = records.findIndex(
    (record) => idIn(record, "_id") !== "" && idIn(record, "_id") === idIn(about, "leaf_response_id"),
  );
  const leaf = goes[named] ? nearest[named] : kept.indexOf(named);
  const newest = newestLeaf(
    messages.map(({ parent }) => parent),
    messages.map(({ sentAt }) => sentAt),
  );
  const current = typeof leaf === "number" && leaf >= 0 ? leaf : newest;
  return { messages, ...(current === undefined ? {} : { current }) };
}

/** Where no response has an id or a parent (lists made by others), they follow each other. */
function parentsOf(records: readonly Fields[]): Parent[] {
  const isList = records.every((record) => idIn(record, "parent_response_id") === "" && idIn(record, "_id") === "");
  if (isList) return records.map((_, place) => (place === 0 ? null : place - 1));
  return parentPlaces(
    records.map((record, place) => {
      const parent = idIn(record, "parent_response_id");
      // An answer without parent answers something that is not in the export, unless it is the first message.
      const begins = roleOfSender(textIn(record, "sender")) === "user" || place === 0;
      return { id: idIn(record, "_id"), parent: parent || (begins ? null : undefined) };
    }),
  );
}
