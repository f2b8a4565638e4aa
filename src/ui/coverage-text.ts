import type { CaptureReceipt } from "../conversation/capture.ts";
import type { Coverage, Gap, GapReason } from "../conversation/model.ts";
import { plural, t } from "./i18n.ts";

const gapKeys: Record<GapReason, string> = {
  "older-not-loaded": "ui_gap_older_not_loaded",
  "not-shown": "ui_gap_not_shown",
  "not-joined": "ui_gap_not_joined",
  cancelled: "ui_gap_cancelled",
  stalled: "ui_gap_stalled",
};

const wordKeys: Record<Coverage["state"], string> = {
  complete: "ui_complete",
  partial: "ui_partial",
  unknown: "ui_unknown",
};

/** One word: complete, partial or unknown. */
export function coverageWord(coverage: Coverage): string {
  return t(wordKeys[coverage.state]);
}

/** "212 messages", or "57 of 212 messages" where the page says how many there are and some are missing. */
export function messagesText({ held, total }: Coverage): string {
  return total !== undefined && total > held ? plural("ui_messages_of", total, held) : plural("ui_messages", held);
}

/**
 * The whole truth about a saved chat in one sentence: how many messages, whether that is all, and what is missing.
 * `messageCount` is the number of all messages held, other versions of the path included.
 */
export function coverageSentence(coverage: Coverage, messageCount = coverage.held): string {
  const parts = [stateSentence(coverage)];
  const others = messageCount - coverage.held;
  if (others > 0) parts.push(plural("ui_other_versions", others));
  if (coverage.unreadImages > 0) parts.push(plural("ui_unread_images", coverage.unreadImages));
  return joined(parts);
}

/** The same of what was just saved, which may wait until the archive is unlocked. */
export function savedSentence({ coverage, messageCount }: Pick<CaptureReceipt, "coverage" | "messageCount">): string {
  if (coverage.state === "locked") return plural("page_saved_locked", coverage.held);
  return coverageSentence(coverage, messageCount);
}

function stateSentence(coverage: Coverage): string {
  const messages = messagesText(coverage);
  if (coverage.state === "complete") return t("ui_coverage_complete", messages);
  if (coverage.state === "unknown") return t("ui_coverage_unknown", messages);
  const sentence = t("ui_coverage_partial", messages, gapsText(coverage));
  return saysHowMany(coverage) ? sentence : joined([sentence, t("ui_coverage_uncounted")]);
}

/** Each reason once, in the order of the gaps, with the number missing where the page states one. */
function gapsText({ gaps, total }: Coverage): string {
  const reasons = [...new Set(gaps.map((gap) => gap.reason))];
  if (reasons.length === 0) return t("ui_gap_unexplained");
  // With a total, "57 of 212" has said the number already.
  return joined(reasons.map((reason) => gapText(reason, total === undefined ? missingFor(gaps, reason) : 0)));
}

const joined = (parts: readonly string[]) => parts.reduce((first, more) => t("ui_coverage_joined", first, more));

/** Why a chat is not known to be complete; '' for one that is. */
export function whyIncomplete(coverage: Coverage): string {
  if (coverage.state === "complete") return "";
  return coverage.state === "unknown" ? t("ui_unknown_why") : gapsText(coverage);
}

/** One gap in words: why, and how many messages, where the page says so. */
export function gapSentence({ reason, missing = 0 }: Gap): string {
  return gapText(reason, missing);
}

function gapText(reason: GapReason, missing: number): string {
  const phrase = t(gapKeys[reason]);
  return missing > 0 ? plural("ui_gap_missing", missing, phrase) : phrase;
}

function missingFor(gaps: Coverage["gaps"], reason: GapReason): number {
  return gaps.filter((gap) => gap.reason === reason).reduce((sum, gap) => sum + (gap.missing ?? 0), 0);
}

function saysHowMany({ total, gaps }: Coverage): boolean {
  return total !== undefined || (gaps.length > 0 && gaps.every((gap) => gap.missing !== undefined));
}
