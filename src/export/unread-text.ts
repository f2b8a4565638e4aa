import type { Unread } from "./each-thread.ts";
import type { Say } from "./texts.ts";

/** Whether something was there that could not be read. */
export function isSomethingUnread(unread: Unread | undefined): unread is Unread {
  return unread !== undefined && (unread.chats.length > 0 || unread.files.size > 0);
}

/**
 * What an export lacks because it could not be read, in paragraphs.
 * @param shown makes a title what it is to be in the format
 */
export function unreadText({ chats, files }: Unread, say: Say, shown: (title: string) => string): string {
  const names = chats.map(({ id, title }) => (title ? `- ${shown(title)} (${shown(id)})` : `- ${shown(id)}`));
  return [
    ...(chats.length > 0 ? [say.count("export_unread_chats", chats.length), names.join("\n")] : []),
    ...(files.size > 0 ? [say.count("export_unread_files", files.size)] : []),
    say("export_unread_help"),
  ].join("\n\n");
}

/** A title or id in one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
