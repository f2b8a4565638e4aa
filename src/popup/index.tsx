import { render } from "preact";
import { browser } from "../browser.ts";
import "../ui/tokens.css";
import "../ui/controls.css";
import "../ui/signs.css";
import "../ui/search-box.css";
import "../ui/jobs/jobs.css";
import "../ui/saves/saves.css";
import "../ui/overlays.css";
import "../ui/lock/lock.css";
import "./popup.css";
import "./list.css";
import "./work.css";
import * as options from "../options.ts";
import { createAppearance, showAppearance } from "../ui/appearance/appearance.ts";
import { browserData } from "../ui/data/browser-data.ts";
import { nameDocument, t } from "../ui/i18n.ts";
import { watchLock } from "../ui/lock/watch-lock.ts";
import { followLanguage } from "../ui/shown-texts.ts";
import { App } from "./app.tsx";
import { createApp, refreshAll } from "./app-state.ts";
import { onShortcut } from "./shortcuts.ts";
import { findTab, onTabChanged } from "./tab.ts";

const closing = new AbortController();
const { signal } = closing;
const inPopup = browser.extension.getViews({ type: "popup" }).includes(window);
// The popup stands over the page and has the keyboard: what the page is to show is seen and reached only without it.
const leave = () => inPopup && window.close();
const isOpen = await watchLock(signal);
const app = createApp(browserData, () => findTab(location.search), signal, leave, !isOpen);

showAppearance(createAppearance(options, signal), signal);
await followLanguage(signal);
nameDocument(() => t("action_title"));
// A popup is as large as its content; a tab has its own size.
document.documentElement.classList.add(inPopup ? "in-popup" : "in-tab");
render(<App app={app} />, document.body);

// On the document: before anything has the focus, keys go to the body.
document.addEventListener("keydown", (event) => onShortcut(event, app), { signal });
addEventListener("pagehide", () => closing.abort());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && refreshAll(app), {
  signal,
});
await refreshAll(app);
if (app.page.tab.value) onTabChanged(app.page.tab.value.id, () => void app.page.refresh(), signal);
document.documentElement.dataset.ready = "";
