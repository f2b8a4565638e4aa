import type { SaveEnd, SaveItem } from "../../messages/saves.ts";
import { savedSentence } from "../coverage-text.ts";
import { errorText } from "../error-text.ts";
import { plural, t } from "../i18n.ts";

/** How the save of one chat of a run ended, or how far it is. */
export function itemText({ state, progress, end }: SaveItem): string {
  if (end) return endText(end);
  if (state !== "saving") return t(state === "waiting" ? "saves_waiting" : "saves_opening");
  if (!progress) return t("popup_saving");
  const { found, stated } = progress;
  return stated === undefined ? plural("ui_messages", found) : plural("ui_messages_of", stated, found);
}

function endText(end: SaveEnd): string {
  if (end.kind === "saved") return savedSentence(end);
  if (end.kind === "not-saved") return t(`saves_why_${end.why.replaceAll("-", "_")}`);
  const kept = end.kept > 0 ? ` ${plural("popup_kept", end.kept)}` : "";
  return errorText(end.error) + kept;
}

/** What the sign beside it says: how complete the chat is, or that something is to be seen to. */
export function endSign({ end }: SaveItem): "complete" | "partial" | "unknown" | "lock" | undefined {
  if (!end) return undefined;
  if (end.kind !== "saved") return "partial";
  return end.coverage.state === "locked" ? "lock" : end.coverage.state;
}
