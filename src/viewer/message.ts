import type { Message, Role } from "../conversation/model.ts";
import { element } from "./element.ts";
import type { ViewOptions } from "./options.ts";
import { renderParts } from "./parts.ts";
import type { ViewerSay, ViewerTextKey } from "./texts.ts";

export interface MessageOptions extends ViewOptions {
  /** Level of the message's own heading, 1 to 6 (default 2). Headings in its texts go under it by themselves. */
  headingLevel?: number;
  /** Its number on the path. */
  number?: number;
  /** A time in the reader's language; absent: times are not shown. */
  time?: (iso: string) => string;
}

/** A message as an `article`, under a heading that says who wrote it, where known with which model and when. */
export function renderMessage(message: Message, options: MessageOptions): HTMLElement {
  const { say, headingLevel = 2, headingShift = headingLevel } = options;
  const article = element("article", { class: `view message from-${message.role}` }, head(message, options));
  const body = element("div", { class: "message-body" });
  if (message.parts.length === 0) body.append(element("p", { class: "unreadable" }, say("export_empty")));
  else body.append(renderParts(message.parts, { ...options, headingShift }));
  if (!message.finished) body.append(element("p", { class: "unreadable" }, say("export_unfinished")));
  article.append(body);
  return article;
}

function head(message: Message, { say, headingLevel = 2, number, time }: MessageOptions): HTMLElement {
  const level = Math.min(6, Math.max(1, headingLevel));
  const heading = element(`h${level as 1}`, { class: "message-author" });
  if (number !== undefined) heading.append(element("span", { class: "message-number" }, String(number)), " ");
  heading.append(element("bdi", {}, authorOf(message, say)));
  const header = element("header", { class: "message-head" }, heading);
  if (message.model) header.append(element("bdi", { class: "message-model" }, message.model));
  if (time && message.sentAt) {
    header.append(element("time", { class: "message-time", datetime: message.sentAt }, time(message.sentAt)));
  }
  return header;
}

const names: Readonly<Record<Role, ViewerTextKey>> = {
  user: "export_you",
  assistant: "export_assistant",
  system: "export_system",
  tool: "export_tool",
};

/** Who wrote it: the role, and the name where the page gave one. */
export function authorOf({ role, author }: Pick<Message, "role" | "author">, say: ViewerSay): string {
  const name = say(names[role]);
  return author ? say("export_author", name, author) : name;
}
