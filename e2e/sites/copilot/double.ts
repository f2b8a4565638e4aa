import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Copilot for consumers. */
export const copilot = (setup: SiteSetup): Double =>
  siteDouble({
    site: "copilot",
    origins: ["https://copilot.microsoft.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
