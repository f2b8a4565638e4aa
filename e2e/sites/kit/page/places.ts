import type { SourceConversation } from "../../source.ts";
import type { Chat } from "./chat.ts";

/** What a site's addresses and titles look like. */
export interface Places {
  /** Path and query of a conversation. */
  address(source: SourceConversation): string;
  /** Of the empty new chat. */
  fresh: string;
  /** The page's title, given what it shows. */
  title(chat: Chat | null): string;
  /** The conversation that the present address names. */
  named(list: readonly SourceConversation[]): SourceConversation | undefined;
  /** The chat begun now is kept nowhere. */
  temporary(): boolean;
}
