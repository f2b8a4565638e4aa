import type { Double } from "../kit/double.ts";
import type { ImageServing } from "../kit/images.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** What a double of Open WebUI is asked for beside the usual. `origin`: the server it runs on. */
export type OpenWebuiSetup = SiteSetup & { images?: ImageServing; origin?: string };

/** Open WebUI on a server of one's own; where it listens by default. Of thinking it shows the header until it is opened. */
export const openWebui = ({ origin = "http://localhost:8080", ...setup }: OpenWebuiSetup): Double =>
  siteDouble({
    site: "open-webui",
    origins: [origin],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth: { ...truth, conversation: ({ id }) => `open-webui:${new URL(origin).host}/${id}` },
    model: "Model X",
    ...setup,
  });
