import { line, listOf, partsToMarkdown, quoted } from "./parts.mjs";

const roles = { user: "You", assistant: "Assistant", system: "System", tool: "Tool" };

const reasons = {
  "older-not-loaded": "older ones were not loaded",
  "not-shown": "the page did not show them",
  "not-joined": "nothing tells what stands between",
  cancelled: "the save was stopped",
  stalled: "the page stopped answering",
};

/** The title that stands over a conversation. */
export function titleOf({ conversation }) {
  return [conversation.ownTitle, conversation.title].find((title) => typeof title === "string" && title.trim()) ?? "";
}

/**
 * A conversation as a Markdown file: the path that the page shows, with its gaps, then other branches and earlier texts.
 * @param {(sha256: string) => string | undefined} fileOf path of an image or file, seen from the Markdown file
 */
export function conversationToMarkdown(thread, fileOf) {
  const messages = listOf(thread.messages).filter((each) => each && typeof each === "object");
  const byId = new Map(messages.map((message) => [message.id, message]));
  const places = new Map();
  const path = listOf(thread.path).flatMap((step) => stepText(step, { byId, places, fileOf }));
  const branches = messages
    .filter(({ id }) => !places.has(id))
    .map((message, at) => {
      places.set(message.id, `B${at + 1}`);
      return messageText(message, `B${at + 1}`, fileOf, `*${whereOf(message, places)}*`);
    });
  const older = messages.flatMap((message) => olderTexts(message, places.get(message.id), fileOf));
  const blocks = [
    ...headOf(thread),
    ...path,
    ...section("Other branches", branches),
    ...section("Earlier texts", older),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function headOf({ conversation, selectedFrom, messages }) {
  const { site, url, model, created, updated, tags, folder, note, coverage } = conversation;
  const facts = [
    ["Site", site],
    ["Address", url],
    ["Model", model],
    ["Begun", created?.at],
    ["Changed", updated?.at],
    ["Tags", listOf(tags).join(", ")],
    ["Folder", folder],
    ["Completeness", coverageText(coverage)],
    ["Chosen", selectedFrom === undefined ? "" : `${listOf(messages).length} of ${selectedFrom} messages`],
  ].filter(([, value]) => typeof value === "string" && value !== "");
  const list = facts.map(([name, value]) => `- ${name}: ${line(value)}`).join("\n");
  const title = `# ${line(titleOf({ conversation })) || "Untitled"}`;
  return [title, ...(list ? [list] : []), ...(typeof note === "string" && note ? [quoted(note)] : [])];
}

function coverageText({ state, held, total } = {}) {
  if (typeof state !== "string") return "";
  return typeof total === "number" ? `${state}, ${held} of ${total} messages` : state;
}

function stepText(step, { byId, places, fileOf }) {
  if (step?.gap) {
    const { missing, reason } = step.gap;
    const count = typeof missing === "number" ? `${missing} messages are` : "Messages may be";
    return [`> **${count} missing here: ${reasons[reason] ?? line(reason)}.**`];
  }
  const message = byId.get(step?.message);
  if (!message || places.has(message.id)) return [];
  const place = String(places.size + 1);
  places.set(message.id, place);
  return [messageText(message, place, fileOf)];
}

function messageText(message, place, fileOf, note) {
  const { role, author, model, sentAt, parts, finished } = message;
  const name = [roles[role] ?? line(role), ...(author ? [line(author)] : [])].join(": ");
  const heading = `## ${place} · ${name}${model ? ` (${line(model)})` : ""}`;
  const said = partsToMarkdown(parts, fileOf, `${place}-`);
  const time = typeof sentAt === "string" ? [`*${line(sentAt)}*`] : [];
  const open = finished === false ? ["*This answer was not finished.*"] : [];
  return [heading, ...time, ...(note ? [note] : []), said, ...open].filter((block) => block !== "").join("\n\n");
}

function whereOf({ parent }, places) {
  if (parent === null) return "At the beginning.";
  const place = places.get(parent);
  return place === undefined ? "It is not known where it belongs." : `After ${place}.`;
}

function olderTexts({ versions }, place, fileOf) {
  return listOf(versions).map((version, at) => {
    const text = partsToMarkdown(version?.parts, fileOf, `${place}-${at + 1}-`);
    return `### Message ${place}, as it was on ${line(version?.capturedAt)}\n\n${text}`;
  });
}

function section(title, blocks) {
  return blocks.length === 0 ? [] : [`# ${title}`, ...blocks];
}
