import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import { steps, type Tour } from "./tour-state.ts";

const names = { sites: "welcome_step_sites", auto: "welcome_step_auto", exports: "welcome_step_exports" } as const;

/** The steps by name, those behind marked; each can be gone to. */
export function Progress({ tour }: { tour: Tour }) {
  const shown = tour.number.value;
  return (
    <nav aria-label={t("welcome_steps")}>
      <ol class="tour-progress">
        {steps.map((name, place) => (
          <li key={name} class={place + 1 < shown ? "behind" : ""}>
            <a href={`#${name}`} aria-current={place + 1 === shown ? "step" : undefined}>
              <span class="step-number" aria-hidden="true">
                {place + 1 < shown ? <Icon name="done" /> : place + 1}
              </span>
              {t(names[name])}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
