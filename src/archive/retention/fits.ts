import type { Conversation } from "../../conversation/model.ts";
import type { Rule } from "./rule.ts";

const day = 24 * 60 * 60 * 1000;

/** Why a rule that is for a chat leaves it alone. */
export type Spared = "starred" | "noted" | "filed";

/** When somebody last wrote in a chat, opened it or imported it, in ms since 1970. */
export function lastTouched({ updated, lastCaptured }: Pick<Conversation, "updated" | "lastCaptured">): number {
  return Math.max(Date.parse(updated.at) || 0, Date.parse(lastCaptured) || 0);
}

/**
 * Whether a rule is for a chat, as far as its list row tells; sizes and backups are asked for afterwards. What waits to be
 * erased is no rule's business.
 */
export function fits(rule: Rule, row: Conversation, now: number): boolean | Spared {
  if (row.deletedAt !== undefined || !isMeant(rule, row, now)) return false;
  if (row.starred) return "starred";
  if (rule.keepNoted && row.note !== undefined) return "noted";
  return rule.keepFiled && row.folder !== undefined ? "filed" : true;
}

function isMeant({ olderThan, sites, folders, tags }: Rule, row: Conversation, now: number): boolean {
  if (olderThan !== undefined && lastTouched(row) > now - olderThan * day) return false;
  if (sites.length > 0 && !sites.includes(row.site)) return false;
  if (tags.length > 0 && !row.tags.some((tag) => tags.includes(tag))) return false;
  const { folder } = row;
  const isIn = (one: string) => folder === one || folder?.startsWith(`${one}/`);
  return folders.length === 0 || folders.some(isIn);
}
