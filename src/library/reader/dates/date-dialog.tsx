import { useMemo } from "preact/hooks";
import { plural, t } from "../../../ui/i18n.ts";
import { Modal } from "../../modal.tsx";
import type { ReaderState } from "../reader-state.ts";
import { daysOf, messageOn } from "./days.ts";
import { formatDay } from "./format-day.ts";

/** Goes to a day of the conversation: by its date, or by choosing one of the days on which something was written. */
export function DateDialog({ reader }: { reader: ReaderState }) {
  const steps = reader.steps.value;
  const tree = reader.tree.value;
  const { days, from } = useMemo(() => daysOf(steps, tree?.byId ?? new Map()), [steps, tree]);
  const close = () => {
    reader.dating.value = false;
  };
  const go = (message: string | undefined) => {
    close();
    if (message !== undefined) reader.goTo(message);
  };
  return (
    <Modal title={t("library_date")} onClose={close}>
      {from === "saved" && <p class="hint">{t("library_date_saved")}</p>}
      <form
        class="date-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = new FormData(event.currentTarget).get("day");
          if (typeof wanted === "string" && wanted !== "") go(messageOn(days, wanted));
        }}
      >
        <label>
          <span class="unseen">{t("library_date_day")}</span>
          <input type="date" name="day" autofocus min={days[0]?.key} max={days.at(-1)?.key} value={days.at(-1)?.key} />
        </label>
        <button type="submit" class="button primary">
          {t("library_date_go")}
        </button>
      </form>
      <ul class="date-days" aria-label={t("library_date_days")}>
        {days.map(({ key, first, count }) => (
          <li key={first}>
            <button type="button" class="date-day" onClick={() => go(first)}>
              <span>{formatDay(key)}</span>
              <span class="soft">{plural("ui_messages", count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
