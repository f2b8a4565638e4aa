import type { Conversation } from "../../conversation/model.ts";
import { localDay } from "../../lib/local-day.ts";
import { padded } from "../../lib/padded.ts";
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

function localTime(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : [padded(date.getHours()), padded(date.getMinutes())].join("-");
}
