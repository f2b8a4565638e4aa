import { Button } from "../../ui/button.tsx";
import { plural, t } from "../../ui/i18n.ts";
import { LockButton } from "../../ui/lock/lock-button.tsx";
import type { LockSettings } from "./lock-state.ts";

/** Minutes to choose from; 0: not before the browser ends. */
const times = [1, 5, 15, 30, 60, 240, 0];

/** When it locks, and what can be changed about it. */
export function TurnedOn({ state }: { state: LockSettings }) {
  const { minutes } = state;
  return (
    <>
      <p>{t("lock_on_what")}</p>
      {minutes.value !== null && (
        <label class="setting">
          <span>{t("lock_after")}</span>
          <select
            class="box"
            value={String(minutes.value)}
            onChange={({ currentTarget }) => void state.setMinutes(Number(currentTarget.value))}
          >
            {times.map((time) => (
              <option key={time} value={String(time)}>
                {time === 0 ? t("lock_after_never") : plural("lock_minutes", time)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="act-row">
        <LockButton />
        <Button look="small" onClick={() => (state.step.value = "change")}>
          {t("lock_change")}
        </Button>
        <Button look="small" onClick={() => (state.step.value = "off")}>
          {t("lock_turn_off")}
        </Button>
      </div>
      <p class="hint">{t("lock_limits")}</p>
      <p class="hint">{t("lock_remains")}</p>
    </>
  );
}
