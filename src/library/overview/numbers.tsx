import { formatNumber } from "../../ui/format.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { dateFormat } from "../../ui/formatters.ts";
import { t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";
import type { OverviewState } from "./overview-state.ts";

/** The archive in a few numbers. */
export function Numbers({ overview }: { overview: OverviewState }) {
  const { chats, messages, sites, oldest, firstSaved } = overview.facts.value;
  const whole = overview.storage.value?.whole;
  return (
    <dl class="numbers" aria-label={t("library_overview_numbers")}>
      <Figure label={t("library_overview_chats")} value={formatNumber(chats)} />
      <Figure label={t("library_overview_messages")} value={formatNumber(messages)} />
      <Figure label={t("library_overview_sites")} value={formatNumber(sites)} />
      {oldest !== undefined && (
        <Figure
          label={t("library_overview_since")}
          value={dateText(oldest)}
          note={firstSaved === undefined ? "" : t("library_overview_first_saved", dateText(firstSaved))}
        />
      )}
      {whole !== undefined && (
        <Figure
          label={t("library_overview_stored")}
          value={formatBytes(whole)}
          note={t("library_overview_by_browser")}
        />
      )}
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        {value}
        {note && <span class="hint">{note}</span>}
      </dd>
    </div>
  );
}

function dateText(iso: string): string {
  return dateFormat(locale(), { dateStyle: "medium" }).format(new Date(iso));
}
