import type { Conversation } from "../../conversation/model.ts";
import { shownTitle } from "../shown-title.ts";
import type { StreamFormat } from "./stream-format.ts";

const columns: [name: string, value: (conversation: Conversation) => string | number | undefined][] = [
  ["id", ({ id }) => id],
  ["site", ({ site }) => site],
  ["title", shownTitle],
  ["url", ({ url }) => url],
  ["model", ({ model }) => model],
  ["created", ({ created }) => created?.at],
  ["updated", ({ updated }) => updated.at],
  ["captured", ({ lastCaptured }) => lastCaptured],
  ["messages", ({ coverage }) => coverage.held],
  ["messages_all_branches", ({ messageCount }) => messageCount],
  ["messages_total", ({ coverage }) => coverage.total],
  ["coverage", ({ coverage }) => coverage.state],
  ["unread_images", ({ coverage }) => coverage.unreadImages],
  ["folder", ({ folder }) => folder],
  ["tags", ({ tags }) => tags.join(", ")],
  ["note", ({ note }) => note],
  ["starred", ({ starred }) => (starred ? "yes" : "no")],
];

/**
 * A table with a row for each conversation: RFC 4180, UTF-8, every cell in quotes.
 * @param byteOrderMark first, for Excel, which takes the file for another encoding without it
 */
export function csvFormat(byteOrderMark: boolean): StreamFormat {
  return {
    extension: "csv",
    type: "text/csv",
    head: `${byteOrderMark ? "\ufeff" : ""}${row(columns.map(([name]) => name))}`,
    conversation: ({ conversation }) => row(columns.map(([, value]) => value(conversation) ?? "")),
    end: () => "",
  };
}

function row(cells: (string | number)[]): string {
  return `${cells.map((cell) => `"${inert(String(cell)).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** What spreadsheets take for the start of a formula (OWASP, CSV injection, 2026-11), also in its wide forms. */
const trigger = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe stands before what would be a formula. */
function inert(text: string): string {
  return trigger.test(text) ? `'${text}` : text;
}
