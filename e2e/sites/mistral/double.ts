import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Le Chat. Nothing on its page tells where a chat begins (2026-05). */
export const mistral = (setup: SiteSetup): Double =>
  siteDouble({
    site: "mistral",
    origins: ["https://chat.mistral.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
