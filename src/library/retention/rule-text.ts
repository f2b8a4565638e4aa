import type { DryRun } from "../../archive/retention/dry-run.ts";
import type { Went } from "../../archive/retention/records.ts";
import type { Rule } from "../../archive/retention/rule.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import { eitherOf } from "./either-of.ts";

/** What a rule does, in a few words each. */
export function ruleTexts(rule: Rule, siteName: (id: string) => string): string[] {
  const { olderThan, sites, folders, tags, largerThan, keepNoted, keepFiled } = rule;
  return [
    ...(olderThan === undefined ? [] : [plural("retention_rule_age", olderThan)]),
    ...(sites.length === 0 ? [] : [t("retention_rule_sites", eitherOf(sites.map(siteName)))]),
    ...(folders.length === 0 ? [] : [t("retention_rule_folders", eitherOf(folders))]),
    ...(tags.length === 0 ? [] : [t("retention_rule_tags", eitherOf(tags))]),
    ...(largerThan === undefined ? [] : [t("retention_rule_size", formatBytes(largerThan))]),
    ...(keepNoted ? [t("retention_rule_noted")] : []),
    ...(keepFiled ? [t("retention_rule_filed")] : []),
    t(rule.unbacked ? "retention_rule_unbacked" : "retention_rule_backed"),
  ];
}

/** `12 chats, 3.4 MB`, or of images and files their number. */
export function wentText({ chats, media, bytes }: Went): string {
  const what = chats > 0 || media === 0 ? plural("popup_chats", chats) : plural("retention_media", media);
  return t("retention_amount", what, formatBytes(bytes));
}

/** Why chats stay that the rule would be for. */
export function sparedTexts({ spared }: DryRun): string[] {
  return (["starred", "noted", "filed", "unbacked"] as const).flatMap((why) =>
    spared[why] > 0 ? [plural(`retention_spared_${why}`, spared[why])] : [],
  );
}
