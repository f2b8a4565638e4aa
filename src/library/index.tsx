import { render } from "preact";
import "../ui/tokens.css";
import "../ui/controls.css";
import "../ui/signs.css";
import "../ui/search-box.css";
import "../ui/jobs/jobs.css";
import "../ui/saves/saves.css";
import "../ui/overlays.css";
import "../ui/sites/sites.css";
import "../viewer/styles.ts";
import "./frame.css";
import "./page.css";
import "./places/places.css";
import "./list/list.css";
import "./overview/overview.css";
import "./settings/settings.css";
import "./import/import.css";
import "./reader/reader.css";
import "./reader/messages.css";
import "./export/export.css";
import "./hide/hide.css";
import "./reader/compare/compare.css";
import "./reader/dates/dates.css";
import "./reader/print/print.css";
import { shownTitle } from "../conversation/organising.ts";
import { showAppearance } from "../ui/appearance/appearance.ts";
import { nameDocument, t } from "../ui/i18n.ts";
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
addEventListener("pagehide", () => closing.abort());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshAll(app), {
  signal,
});
await refreshAll(app);
document.documentElement.dataset.ready = "";
