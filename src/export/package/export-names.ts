import type { Conversation } from "../../conversation/model.ts";
import { localDay } from "../../lib/local-day.ts";
import { type NameClaim, uniqueNames } from "../file-names.ts";
import { filePath } from "../naming/file-path.ts";
import type { ExportOptions } from "../options.ts";
import { layoutOf } from "../presets/presets.ts";
import type { Say } from "../texts.ts";

/** Gives conversations the paths of their files; no two get the same. */
export type ConversationNames = (conversation: Conversation, extension: string) => string;

/** Name of the file that says what could not be read. */
export const unreadName = "NOT READ.txt";

/** Names in an export that are its own. */
const ownNames = ["archive.json", "README.txt", unreadName, "index.html"];

/** Names inside a ZIP. */
export function namesInZip(options: ExportOptions, say: Say): ConversationNames {
  const claim: NameClaim = uniqueNames(ownNames);
  const { pages, wikiSafe } = layoutOf(options);
  return (conversation, extension) => {
    const path = filePath(conversation, { say, template: options.fileName, wikiSafe });
    return claim(pages === "" ? path : `${pages}/${path}`, extension);
  };
}

/** Name of an export that is one conversation. */
export function nameOfOne(conversation: Conversation, options: ExportOptions, say: Say, extension: string): string {
  const { wikiSafe } = layoutOf(options);
  return uniqueNames()(filePath(conversation, { say, template: options.fileName, wikiSafe }), extension);
}

/** Name of an export that is several conversations: the program and the local day. */
export function nameOfMany(now: Date, extension: string): string {
  return `Convokeep ${localDay(now)}.${extension}`;
}
