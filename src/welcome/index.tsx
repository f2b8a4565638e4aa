import { render } from "preact";
import "../ui/tokens.css";
import "../ui/controls.css";
import "../ui/signs.css";
import "./welcome.css";
import { nameDocument, t } from "../ui/i18n.ts";
import { followLanguage } from "../ui/shown-texts.ts";
import { createSites } from "./sites-state.ts";
import { Welcome } from "./welcome.tsx";

const sites = createSites();
await followLanguage();
nameDocument(() => t("welcome_title"));
render(<Welcome sites={sites} />, document.body);
await sites.refresh();
document.documentElement.dataset.ready = "";
