import { useSignal } from "@preact/signals";
import { browser } from "../../browser.ts";
import type { OpenChat } from "../../messages/saves.ts";
import { Button } from "../button.tsx";
import { CoverageLabel } from "../coverage.tsx";
import { plural, t } from "../i18n.ts";
import { useModal } from "../use-modal.ts";
import type { SavesState } from "./saves-state.ts";

interface TabsDialogProps {
  saves: SavesState;
  siteName(id: string): string;
}

/** Lists the open tabs with chats, says what will happen to them, and asks. */
export function TabsDialog({ saves, siteName }: TabsDialogProps) {
  return saves.asking.value ? <Question saves={saves} siteName={siteName} /> : null;
}

function Question({ saves, siteName }: TabsDialogProps) {
  const close = () => {
    saves.asking.value = false;
  };
  const modal = useModal(close, true);
  const left = useSignal<ReadonlySet<number>>(new Set());
  const tabs = saves.tabs.value;
  // Nobody expects these to be kept: they have to be asked for by themselves.
  const isChosen = ({ tabId, temporary, neverKept }: OpenChat) =>
    left.value.has(tabId) === (temporary || neverKept === true);
  const chosen = (tabs ?? []).filter(isChosen);
  const toggle = (tabId: number) => {
    const next = new Set(left.value);
    if (!next.delete(tabId)) next.add(tabId);
    left.value = next;
  };
  const start = () => {
    close();
    void saves.startTabs(chosen.map(({ tabId }) => tabId));
  };
  return (
    <dialog {...modal} class="dialog tabs-dialog" aria-labelledby="tabs-title">
      <h2 id="tabs-title">{t("saves_all_tabs")}</h2>
      <p>{t("saves_explain")}</p>
      {tabs === null && (
        <p class="soft" role="status">
          {t("saves_looking")}
        </p>
      )}
      {tabs?.length === 0 && <NoTabs />}
      {tabs !== null && tabs.length > 0 && (
        <ul class="tab-list" aria-label={t("saves_tabs")}>
          {tabs.map((tab) => (
            <TabRow key={tab.tabId} tab={tab} site={siteName(tab.site)} chosen={isChosen(tab)} toggle={toggle} />
          ))}
        </ul>
      )}
      <div class="dialog-actions">
        <Button autofocus={tabs === null} onClick={close}>
          {t("popup_cancel")}
        </Button>
        {tabs !== null && tabs.length > 0 && (
          <Button look="primary" disabled={chosen.length === 0} onClick={start}>
            {plural("saves_start", chosen.length)}
          </Button>
        )}
      </div>
    </dialog>
  );
}

function NoTabs() {
  return (
    <p class="no-tabs">
      {t("saves_no_tabs")}{" "}
      <a href={browser.runtime.getURL("src/welcome/index.html")} target="_blank" rel="noopener">
        {t("library_choose_sites")}
      </a>
    </p>
  );
}

interface TabRowProps {
  tab: OpenChat;
  site: string;
  chosen: boolean;
  toggle(tabId: number): void;
}

function TabRow({ tab: { tabId, title, sleeping, temporary, neverKept, held }, site, chosen, toggle }: TabRowProps) {
  const name = `tab:${tabId}`;
  return (
    <li>
      <label class="tab-row">
        <input type="checkbox" checked={chosen} aria-labelledby={name} onClick={() => toggle(tabId)} />
        <span class="tab-text">
          <span id={name} class="tab-title" dir="auto" title={title}>
            {title || site}
          </span>
          <span class="tab-facts">
            {site} · {held ? <CoverageLabel coverage={held} /> : t(sleeping ? "saves_sleeping" : "saves_not_held")}
            {temporary && ` · ${t("saves_temporary")}`}
            {neverKept && ` · ${t("saves_never_kept")}`}
          </span>
        </span>
      </label>
    </li>
  );
}
