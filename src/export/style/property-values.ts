import type { Conversation } from "../../conversation/model.ts";
import type { PropertyName } from "../options.ts";
import { shownTitle } from "../shown-title.ts";

/** A value of front matter: a text, a number, yes or no, several texts, or not known. */
export type PropertyValue = string | number | boolean | readonly string[] | null;

/** What a conversation has for a property. */
export function propertyValue(name: PropertyName, conversation: Conversation): PropertyValue {
  switch (name) {
    case "title":
      return shownTitle(conversation);
    case "aliases":
      return aliasesOf(conversation);
    case "site":
      return conversation.site;
    case "url":
      return conversation.url;
    case "id":
      return conversation.id;
    case "model":
      return conversation.model ?? null;
    case "created":
      return conversation.created?.at ?? null;
    case "updated":
      return conversation.updated.at;
    case "captured":
      return conversation.lastCaptured;
    case "messages":
      return conversation.coverage.held;
    case "coverage":
      return conversation.coverage.state;
    case "tags":
      return conversation.tags;
    case "folder":
      return conversation.folder ?? null;
    case "starred":
      return conversation.starred;
  }
}

/** Its name, and the site's where that is another. */
function aliasesOf(conversation: Conversation): string[] {
  const names = [shownTitle(conversation), conversation.title].filter((name) => name.trim() !== "");
  return [...new Set(names)];
}

/** Properties that are times. */
export const timeProperties: ReadonlySet<PropertyName> = new Set<PropertyName>(["created", "updated", "captured"]);
