import { formatNumber } from "../../ui/format.ts";
import { numberFormat } from "../../ui/formatters.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { locale } from "../../ui/locale.ts";
import { hashOfSearch } from "../route.ts";
import type { Facts } from "./facts.ts";

const states = ["complete", "partial", "unknown"] as const;

/** How many chats are complete, partial, unknown: each leads to its chats. */
export function CoveragePanel({ facts }: { facts: Facts }) {
  const share = (count: number) =>
    numberFormat(locale(), { style: "percent", maximumFractionDigits: 1 }).format(count / Math.max(1, facts.chats));
  return (
    <section class="panel" aria-labelledby="coverage-title">
      <h3 id="coverage-title">{t("library_overview_coverage")}</h3>
      <div class="coverage-bar" aria-hidden="true">
        {states.map(
          (state) =>
            facts.coverage[state] > 0 && (
              <span key={state} class={`coverage-part ${state}`} style={{ flexGrow: facts.coverage[state] }} />
            ),
        )}
      </div>
      <table class="figures">
        <thead class="unseen">
          <tr>
            <th scope="col">{t("library_overview_state")}</th>
            <th scope="col">{t("library_overview_chats")}</th>
            <th scope="col">{t("library_overview_share")}</th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state}>
              <th scope="row">
                <span class={`coverage-key ${state}`} aria-hidden="true" />
                <a class={`coverage ${state}`} href={hashOfSearch(`is:${state}`)}>
                  <Icon name={state} />
                  {t(`ui_${state}`)}
                </a>
                <p class="hint">{t(`library_overview_${state}_why`)}</p>
              </th>
              <td>{formatNumber(facts.coverage[state])}</td>
              <td>{share(facts.coverage[state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
