import { useSignal } from "@preact/signals";
import { ownSiteAt } from "../../lib/own-site.ts";
import { t } from "../i18n.ts";
import type { SitesState } from "./sites-state.ts";

/** Open WebUI, LibreChat and the like at an address that only the user knows. */
export function OwnServer({ sites }: { sites: SitesState }) {
  const address = useSignal("");
  const isWrong = useSignal(false);
  // Straight in the event's handler, or browsers refuse to ask.
  const submit = (event: Event) => {
    event.preventDefault();
    const site = ownSiteAt(address.value);
    isWrong.value = site === undefined;
    if (!site) return;
    sites.grant(site);
    address.value = "";
  };
  return (
    <details class="own-server">
      <summary>{t("welcome_own")}</summary>
      <p>{t("welcome_own_text")}</p>
      <form onSubmit={submit}>
        <label for="own-address">{t("welcome_own_address")}</label>
        <input
          class="box roomy"
          id="own-address"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder="http://localhost:3000"
          value={address}
          aria-invalid={isWrong.value}
          aria-describedby={isWrong.value ? "own-problem" : undefined}
          onInput={({ currentTarget }) => {
            address.value = currentTarget.value;
            isWrong.value = false;
          }}
        />
        <button type="submit" class="button small">
          {t("welcome_grant_short")}
        </button>
      </form>
      <p id="own-problem" class="own-problem" role="alert">
        {isWrong.value && t("welcome_own_wrong")}
      </p>
    </details>
  );
}
