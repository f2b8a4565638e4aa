import { browser } from "../../browser.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { LockSettings } from "../lock/lock-settings.tsx";
import { NeverKept } from "../never/never-kept.tsx";
import { Page } from "../page.tsx";
import { hashOfPage } from "../route.ts";
import { AllowedSites } from "./allowed-sites.tsx";
import { Exporting } from "./exporting.tsx";
import { Kept } from "./kept.tsx";
import { Keys } from "./keys.tsx";
import { Looks } from "./looks.tsx";
import { OwnSettings } from "./own-settings.tsx";
import { SettingsGroup } from "./settings-group.tsx";

/** All settings, each acting at once. */
export function SettingsPage({ app }: { app: LibraryState }) {
  return (
    <Page app={app} title={t("library_settings")} look="narrow">
      <SettingsGroup id="sites" title={t("settings_sites")}>
        <AllowedSites sites={app.sites} />
      </SettingsGroup>
      <SettingsGroup id="looks" title={t("settings_looks")}>
        <Looks app={app} />
      </SettingsGroup>
      <SettingsGroup id="exports" title={t("settings_exports")}>
        <Exporting app={app} />
      </SettingsGroup>
      <SettingsGroup id="import" title={t("library_import")}>
        <p>{t("import_link_why")}</p>
        <p>
          <a class="button" href={hashOfPage("import")}>
            {t("import_link")}
          </a>
        </p>
      </SettingsGroup>
      <SettingsGroup id="keys" title={t("settings_keys")}>
        <Keys app={app} />
      </SettingsGroup>
      <SettingsGroup id="kept" title={t("settings_kept")}>
        <Kept app={app} />
      </SettingsGroup>
      <SettingsGroup id="lock" title={t("lock_settings")}>
        <LockSettings />
      </SettingsGroup>
      <SettingsGroup id="never" title={t("never_title")}>
        <NeverKept app={app} />
      </SettingsGroup>
      <SettingsGroup id="retention" title={t("library_retention")}>
        <p>{t("retention_link_why")}</p>
        <p>
          <a class="button" href={hashOfPage("retention")}>
            {t("retention_link")}
          </a>
        </p>
      </SettingsGroup>
      <SettingsGroup id="own" title={t("own_settings")}>
        <OwnSettings app={app} />
      </SettingsGroup>
      <SettingsGroup id="about" title={t("settings_about")}>
        <p>{t("settings_version", browser.runtime.getManifest().version)}</p>
        <p>
          {t("welcome_how_private")} <a href={hashOfPage("privacy")}>{t("library_privacy")}</a>
        </p>
        <p>
          <a class="button" href={browser.runtime.getURL("src/welcome/index.html")}>
            {t("settings_tour")}
          </a>
        </p>
      </SettingsGroup>
    </Page>
  );
}
