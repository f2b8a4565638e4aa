import { render } from "preact";
import "../ui/tokens.css";
import "../ui/controls.css";
import "../ui/signs.css";
import "../ui/search-box.css";
import "../ui/jobs/jobs.css";
import "../ui/saves/saves.css";
import "../ui/overlays.css";
import "../ui/lock/lock.css";
import "../ui/sites/sites.css";
import "../viewer/styles.ts";
import "./frame.css";
import "./page.css";
import "./places/places.css";
import "./list/list.css";
import "./overview/overview.css";
import "./settings/settings.css";
import "./import/import.css";
import "./backup/backup.css";
import "./backup/places/places.css";
import "./retention/retention.css";
import "./reader/reader.css";
import "./reader/messages.css";
import "./export/export.css";
import "./hide/hide.css";
import "./reader/compare/compare.css";
import "./reader/dates/dates.css";
import "./reader/print/print.css";
import { shownTitle } from "../conversation/organising.ts";
import * as options from "../options.ts";
import { createAppearance, showAppearance } from "../ui/appearance/appearance.ts";
import { nameDocument, t } from "../ui/i18n.ts";
import { LockScreen } from "../ui/lock/lock-screen.tsx";
import { stillUsed, watchLock } from "../ui/lock/watch-lock.ts";
import { followLanguage } from "../ui/shown-texts.ts";
import { createLibrary, refreshAll } from "./app-state.ts";
import { browserLibraryData } from "./browser-data.ts";
import { followAddress } from "./follow-address.ts";
import { takeDrops } from "./import/dropping.ts";
import { warnOnLeaving } from "./import/import-state.ts";
import { keepFocus } from "./keep-focus.ts";
import { keepIndex } from "./keep-index.ts";
import { Library } from "./library.tsx";
import { hashOfPage } from "./route.ts";
import { onShortcut } from "./shortcuts.ts";

const closing = new AbortController();
const { signal } = closing;
addEventListener("pagehide", () => closing.abort());

if (await watchLock(signal)) await showLibrary();
else await showLocked();
document.documentElement.dataset.ready = "";

/** Nothing of the archive is read before it is open; the page is then loaded anew. */
async function showLocked(): Promise<void> {
  showAppearance(createAppearance(options, signal), signal);
  await followLanguage(signal);
  nameDocument(() => t("library_title"));
  render(
    <main class="locked-page">
      <h1 class="unseen">{t("library_title")}</h1>
      <LockScreen focus />
    </main>,
    document.body,
  );
}

async function showLibrary(): Promise<void> {
  const app = createLibrary(browserLibraryData, signal);

  showAppearance(app.appearance, signal);
  await followLanguage(signal);
  nameDocument(() => {
    if (app.page.value !== "chats") return t("library_title_of", t(`library_${app.page.value}`));
    const open = app.rowOf(app.reader.chat.value ?? "");
    return open ? t("library_title_of", shownTitle(open)) : t("library_title");
  });
  followAddress(app, signal);
  keepFocus(signal);
  warnOnLeaving(app.importing, signal);
  takeDrops(
    ({ files, handles }) => {
      location.hash = hashOfPage("import");
      app.importing.look(files, handles);
    },
    app.importing.over,
    signal,
  );
  keepIndex(browserLibraryData, signal);
  render(<Library app={app} />, document.body);

  document.addEventListener("keydown", (event) => onShortcut(event, app), { signal });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshAll(app), {
    signal,
  });
  await refreshAll(app);
  // While it writes, an import is use enough.
  setInterval(() => app.importing.writing.value && stillUsed(), 10_000);
}
