import { formatMoment } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import type { RetentionState } from "./retention-state.ts";
import { ruleTexts, wentText } from "./rule-text.ts";

/** What was deleted when, by a rule or all at once; in numbers alone. */
export function DeletedLog({ app, state }: { app: LibraryState; state: RetentionState }) {
  const log = state.retention.value?.log ?? [];
  if (log.length === 0) return <p class="hint">{t("retention_log_empty")}</p>;
  return (
    <ul class="deleted-log">
      {log.map((entry) => (
        <li key={`${entry.at} ${entry.rule?.id}`}>
          <p>
            <time dateTime={entry.at}>{formatMoment(entry.at)}</time> · {wentText(entry)}
          </p>
          <p class="soft" dir="auto">
            {entry.rule
              ? [t(`retention_what_${entry.rule.what}`), ...ruleTexts(entry.rule, app.siteName)].join(" · ")
              : t("retention_log_everything")}
          </p>
        </li>
      ))}
    </ul>
  );
}
