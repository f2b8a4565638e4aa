import { fingerprint } from "../../../lib/fingerprint.ts";
import type { ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { failedItem } from "../../json/items.ts";
import { conversationOf, type PlacedRecord } from "./conversation.ts";
import { type FileFinder, fileFinder } from "./files.ts";
import { isGeminiRecord } from "./json-record.ts";
import { type Entry, entryOf, type Place, planOf } from "./plan.ts";
import { type FoundRecord, mayBeActivityHtml, recordsOf } from "./records.ts";

const version = 1;
const prefix = `gemini/${version}/`;

/**
 * Gemini's activity from Google Takeout: `MyActivity.json`, or `MyActivity.html`, which is what Takeout gives unless asked
 * (2023 to 2026, any language). It is a log without conversations, so these are made of it; see `planOf`. Times of the HTML
 * form are local with a zone's name; where that is not known they serve to put prompts in order and are not kept.
 */
export const gemini: ImportFormat = {
  id: "gemini",
  name: "Gemini activity (Google Takeout)",
  version,
  recognises: (sample) =>
    mayBeActivityHtml(sample) || (sample.shape === "json-array" && sample.values.some(isGeminiRecord)),
  read: readActivity,
};

/** Reads twice: which records make a conversation is known only when all were seen, and not all can be held. */
async function* readActivity(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem> {
  const places = planOf(await entriesOf(members, context));
  const groups = groupsOf(places);
  const finder = fileFinder(context.container);
  let index = 0;
  let before = 0;
  for (const member of members) {
    try {
      for await (const found of recordsOf(member, context)) {
        const place = places[index] ?? null;
        index += 1;
        const end = before + Math.min(found.end, member.size);
        if (found.problem !== undefined) yield failedItem(prefix + found.print, end, found.problem);
        const group = place && groups.get(place.conversation);
        if (place && group && take(group, found, place, member, finder)) yield itemOf(place.conversation, group, end);
      }
    } catch (error) {
      context.signal.throwIfAborted();
      yield failedItem(prefix + member.path, before + member.size, error);
    }
    before += member.size;
  }
}

async function entriesOf(members: readonly Member[], context: ReadContext): Promise<(Entry | null)[]> {
  const entries: (Entry | null)[] = [];
  for (const [file, member] of members.entries()) {
    let before = 0;
    try {
      for await (const { record } of recordsOf(member, context)) {
        const entry = record && entryOf(record, file, before);
        if (entry) before = entry.at;
        entries.push(entry);
      }
    } catch {
      // Told when the file is read for good; what is whole was given.
      context.signal.throwIfAborted();
    }
  }
  return entries;
}

/** Records of one conversation, as far as they were read. */
interface Group {
  missing: number;
  records: (PlacedRecord & { rank: number; print: string })[];
}

function groupsOf(places: readonly Place[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const place of places) {
    if (!place) continue;
    const group = groups.get(place.conversation) ?? { missing: 0, records: [] };
    group.missing += 1;
    groups.set(place.conversation, group);
  }
  return groups;
}

/** Adds a record to its conversation. @returns whether that is whole now */
function take(
  group: Group,
  { record, again, print }: FoundRecord,
  place: NonNullable<Place>,
  member: Member,
  finder: FileFinder,
) {
  const { id, rank } = place;
  group.missing -= 1;
  if (record) group.records.push({ id, rank, print, record: again, find: (name) => finder(name, member) });
  return group.missing === 0 && group.records.length > 0;
}

function itemOf(name: string, group: Group, end: number): ImportItem {
  const records = group.records.sort((a, b) => a.rank - b.rank);
  group.records = [];
  const print = fingerprint(`${name}\n${records.map((record) => record.print).join("\n")}`);
  return { print: prefix + print, end, read: () => conversationOf(name, records) };
}
