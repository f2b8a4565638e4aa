import { t } from "../../ui/i18n.ts";
import type { ExportForm } from "../export/form-state.ts";
import { redactOption } from "./redact-option.ts";
import type { Hiding } from "./stored-hiding.ts";

/** Whether what is private is hidden in an export; what that is comes before anything is written. */
export function HideCheck({ form, hiding }: { form: ExportForm; hiding: Hiding }) {
  const isOn = form.options.value.redact !== undefined;
  const set = (on: boolean) => form.change({ redact: on ? redactOption(hiding) : undefined });
  return (
    <div class="hide-check">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="hide-check-hint"
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
        {t("hide_check")}
      </label>
      <p id="hide-check-hint" class="soft">
        {t("hide_check_hint")}
      </p>
    </div>
  );
}
