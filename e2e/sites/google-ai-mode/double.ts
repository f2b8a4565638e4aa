import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Google's AI Mode: no ids, neither of the conversation nor of messages. */
export const googleAiMode = (setup: SiteSetup): Double =>
  siteDouble({
    site: "google-ai-mode",
    origins: ["https://www.google.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
