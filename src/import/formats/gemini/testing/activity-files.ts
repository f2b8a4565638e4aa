import type { ImportedConversation } from "../../../../conversation/imported.ts";
import { collect } from "../../../testing/collect.ts";
import { containerOf } from "../../../testing/container-of.ts";
import { gemini } from "../index.ts";

export const record = (title: string, time: string, more: object = {}) => ({
  header: "Gemini Apps",
  title,
  titleUrl: "https://gemini.google.com/app",
  time,
  products: ["Gemini Apps"],
  activityControls: ["Gemini Apps Activity"],
  ...more,
});
export const answered = (title: string, time: string, html: string, more: object = {}) =>
  record(title, time, { safeHtmlItem: [{ html }], ...more });

export const folder = "Takeout/My Activity/Gemini Apps/";
export const read = async (files: Record<string, unknown>) => {
  const result = await collect(gemini, containerOf(files));
  return { ...result, conversations: result.conversations as ImportedConversation[] };
};
export const readJson = (...records: unknown[]) => read({ [`${folder}MyActivity.json`]: records });

export const cell = (content: string, header = "Gemini Apps", caption = "") =>
  `<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid"><div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">${header}<br></p></div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">${content}</div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div><div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>&emsp;${header}<br>${caption}</div></div></div>`;
export const page = (...cells: string[]) =>
  `<html><head><title>My Activity History</title><style>.mdl-cell{color:red}.outer-cell{margin:0}</style></head><body><div class="mdl-grid">${cells.join("")}</div></body></html>`;
export const readHtml = (...cells: string[]) => read({ "MeineAktivitäten.html": page(...cells) });

export const shown = ({ messages }: ImportedConversation) =>
  messages.map(
    ({ role, parts }) => `${role}: ${parts.map((part) => (part.kind === "text" ? part.text : part.kind)).join(" | ")}`,
  );
