import { browser } from "../browser.ts";
import type { SiteState } from "../messages/contract.ts";
import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { Switch } from "../ui/switch.tsx";
import { isUndescribed } from "./page-facts.ts";
import type { PageState } from "./page-state.ts";

/** Whether this site's chats, and this one, archive themselves. */
export function AutoArchive({ page }: { page: PageState }) {
  const site = page.site.value;
  if (!site) return null;
  const status = page.status.value;
  if (status?.kind === "chat" && status.auto.why === "guessed") {
    return <p class="guessed">{t(isUndescribed(site) ? "popup_guessed" : "popup_guessed_beside")}</p>;
  }
  const why = status?.kind === "chat" ? status.auto.why : undefined;
  const neverKept = why?.startsWith("never-") ? <NeverKept why={why.replace("-", "_")} /> : undefined;
  return (
    <div class="auto">
      {site.granted ? (
        <Switch label={t("popup_auto_site", site.name)} on={!site.paused} onChange={(on) => void page.pauseSite(!on)} />
      ) : (
        <AskForGrant site={site} page={page} />
      )}
      {site.granted && !site.paused && (neverKept ?? <ThisChat page={page} />)}
    </div>
  );
}

/** Why this chat does not archive itself, and what Save chat does all the same. */
function NeverKept({ why }: { why: string }) {
  return (
    <p class="guessed">
      {t(`popup_${why}`)}{" "}
      <a href={browser.runtime.getURL("src/library/index.html#/settings")} target="_blank" rel="noopener">
        {t("popup_never_list")}
      </a>
    </p>
  );
}

function ThisChat({ page }: { page: PageState }) {
  const status = page.status.value;
  if (status?.kind !== "chat" || status.conversation === null || status.temporary) return null;
  if (status.auto.why === "deleted") return null;
  return (
    <Switch
      label={t("popup_auto_chat")}
      on={status.auto.why !== "conversation-paused"}
      onChange={(on) => void page.pauseConversation(!on)}
    />
  );
}

function AskForGrant({ site, page }: { site: SiteState; page: PageState }) {
  // Called straight in the click handler, or browsers refuse. The popup may close over the question: the background
  // acts on the grant itself, so the promise matters only where the popup is still open.
  const ask = () => {
    browser.permissions.request({ origins: [...site.origins] }).then(page.refresh, page.refresh);
  };
  return <Button onClick={ask}>{t("popup_auto_site", site.name)}</Button>;
}
