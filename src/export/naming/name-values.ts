import type { Conversation } from "../../conversation/model.ts";
import { shownTitle } from "../shown-title.ts";
import type { Placeholder } from "./name-template.ts";

/**
 * What a placeholder stands for in the name of one conversation; '' where nothing is known. Dates and times are local and
 * those of the beginning where that is known, else of the last change; `count` is the number of messages held.
 */
export function nameValue(name: Placeholder, conversation: Conversation): string {
  switch (name) {
    case "title":
      return shownTitle(conversation);
    case "date":
      return localDay(startOf(conversation));
    case "time":
      return localTime(startOf(conversation));
    case "site":
      return conversation.site;
    case "model":
      return conversation.model ?? "";
    case "id":
      return conversation.id.slice(conversation.id.indexOf(":") + 1);
    case "count":
      return String(conversation.coverage.held);
    case "folder":
      return conversation.folder ?? "";
    case "tags":
      return conversation.tags.join(", ");
  }
}

function startOf({ created, updated }: Conversation): Date {
  return new Date(created?.at ?? updated.at);
}

/** `2026-11-20`, local; '' for a time that is none. */
export function localDay(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  return [padded(date.getFullYear(), 4), padded(date.getMonth() + 1), padded(date.getDate())].join("-");
}

function localTime(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : [padded(date.getHours()), padded(date.getMinutes())].join("-");
}

function padded(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}
