import { render } from "preact";
import "../ui/tokens.css";
import "../ui/controls.css";
import "../ui/signs.css";
import "../ui/sites/sites.css";
import "./welcome.css";
import * as options from "../options.ts";
import { createAppearance, showAppearance } from "../ui/appearance/appearance.ts";
import { browserData } from "../ui/data/browser-data.ts";
import { nameDocument, t } from "../ui/i18n.ts";
import { followLanguage } from "../ui/shown-texts.ts";
import { browserAccess } from "../ui/sites/access.ts";
import { createSites } from "../ui/sites/sites-state.ts";
import { createTour } from "./tour-state.ts";
import { Welcome } from "./welcome.tsx";

const closing = new AbortController();
const { signal } = closing;
const sites = createSites(browserData, browserAccess, signal);

browserData.onChanged((what) => what.sites && void sites.refresh(), signal);
addEventListener("pagehide", () => closing.abort());
showAppearance(createAppearance(options, signal), signal);
await followLanguage(signal);
nameDocument(() => t("welcome_title"));
const tour = createTour(signal, () =>
  requestAnimationFrame(() => {
    document.getElementById("step")?.focus();
    scrollTo(0, 0);
  }),
);
render(<Welcome tour={tour} sites={sites} />, document.body);
await sites.refresh();
document.documentElement.dataset.ready = "";
