import type { Conversation } from "../conversation/model.ts";

/** What a conversation is called: by its user where they have named it, else by its site; '' where neither has. */
export function shownTitle({ ownTitle, title }: Pick<Conversation, "ownTitle" | "title">): string {
  return ownTitle?.trim() || title;
}
