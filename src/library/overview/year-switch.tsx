import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { OverviewState } from "./overview-state.ts";

/** Years with chats: one back, one on, or any. */
export function YearSwitch({ overview }: { overview: OverviewState }) {
  const { chosenYear, year, activity } = overview;
  const { years } = activity.value;
  const shown = year.value.year;
  const at = years.indexOf(shown);
  if (years.length === 0) return null;
  return (
    <div class="year-switch">
      <Step label={t("library_overview_year_before")} icon="previous" to={years[at + 1]} overview={overview} />
      <label>
        <span class="unseen">{t("library_overview_year")}</span>
        <select
          value={shown}
          onChange={({ currentTarget }) => {
            chosenYear.value = Number(currentTarget.value);
          }}
        >
          {years.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <Step label={t("library_overview_year_after")} icon="next" to={years[at - 1]} overview={overview} />
    </div>
  );
}

interface StepProps {
  label: string;
  icon: "previous" | "next";
  to: number | undefined;
  overview: OverviewState;
}

function Step({ label, icon, to, overview }: StepProps) {
  return (
    <Button
      look="quiet icon-only"
      aria-label={label}
      title={label}
      // Not `disabled`: that would take the focus away at the last year.
      aria-disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) overview.chosenYear.value = to;
      }}
    >
      <Icon name={icon} />
    </Button>
  );
}
