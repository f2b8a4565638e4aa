import { SettingProblem } from "../../ui/appearance/setting-problem.tsx";
import { t } from "../../ui/i18n.ts";
import { languages } from "../../ui/languages.ts";
import type { LibraryState } from "../app-state.ts";
import { Choice } from "./choice.tsx";

const themes = ["system", "light", "dark"] as const;
const densities = ["comfortable", "compact"] as const;

/** Colours, density and language of our own pages. */
export function Looks({ app: { appearance, language } }: { app: LibraryState }) {
  const { theme, density } = appearance;
  return (
    <>
      <Choice
        name="theme"
        title={t("settings_theme")}
        options={themes.map((value) => ({ value, label: t(`settings_theme_${value}`) }))}
        setting={theme}
      />
      <Choice
        name="density"
        title={t("settings_density")}
        options={densities.map((value) => ({ value, label: t(`settings_density_${value}`) }))}
        setting={density}
      />
      <div class="setting">
        <label for="language">{t("settings_language")}</label>
        <select
          class="box"
          id="language"
          value={language.now.value}
          onChange={({ currentTarget }) => language.set(currentTarget.value)}
        >
          <option value="">{t("settings_language_browser")}</option>
          {languages.map(({ code, name }) => (
            <option key={code} value={code} lang={code.replace("_", "-")}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <SettingProblem of={[theme, density, language]} />
      <p class="hint">{t("settings_looks_where")}</p>
    </>
  );
}
