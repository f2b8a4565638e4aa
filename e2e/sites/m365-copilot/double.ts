import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Copilot of Microsoft 365. Its page shows no ids of messages. */
export const m365Copilot = (setup: SiteSetup): Double =>
  siteDouble({
    site: "m365-copilot",
    origins: ["https://m365.cloud.microsoft", "https://copilot.cloud.microsoft"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
