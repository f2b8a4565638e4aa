import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import type { Role } from "../../../conversation/model.ts";
import { fingerprint } from "../../../lib/fingerprint.ts";
import { givenFacts, spanOf } from "../../foreign/given-facts.ts";
import { inLine } from "../../foreign/in-line.ts";
import { emptyMessage, textParts } from "../../foreign/text-part.ts";
import { newUnknownNames, type UnknownNames } from "../../foreign/unknown-names.ts";
import type { CopilotKind } from "./columns.ts";

export interface ActivityRow {
  author: string;
  text: string;
  /** ISO 8601 in UTC. */
  time: string | undefined;
}

/** Rows under one name as a conversation. @param rows oldest first */
export function threadOf(kind: CopilotKind, title: string, rows: readonly ActivityRow[]): ImportedConversation {
  const unknown = newUnknownNames();
  const { created, updated } = spanOf(rows.map(({ time }) => (time ? { sentAt: time } : {})));
  return {
    kind: "imported",
    site: kind.site,
    // There are no ids: what does not change between two exports is the name and when it began.
    id: `${kind.site}:csv-${fingerprint(`${title}\n${created ?? ""}`)}`,
    url: "",
    ...givenFacts({ title, created, updated }),
    messages: inLine(
      rows.map((row) => messageOf(row, unknown)),
      false,
    ),
    current: rows.length - 1,
    // The file reaches back 18 months, and a conversation that was renamed is two.
    whole: false,
    unknown: unknown.list(),
  };
}

function messageOf({ author, text, time }: ActivityRow, unknown: UnknownNames): Omit<ImportedMessage, "parent"> {
  const role = roleOf(author);
  if (!role) unknown.add("author", author);
  const parts = textParts(role ?? "assistant", text);
  return {
    ids: [],
    role: role ?? "assistant",
    ...(!role && author.trim() && { author: author.trim().slice(0, 200) }),
    ...(time && { sentAt: time }),
    parts: parts.length > 0 ? parts : [emptyMessage],
    finished: true,
  };
}

function roleOf(author: string): Role | undefined {
  const name = author.trim().toLowerCase();
  if (/^(?:human|user|you|me)$/.test(name)) return "user";
  return /^(?:ai|bot|copilot|assistant)$/.test(name) ? "assistant" : undefined;
}
