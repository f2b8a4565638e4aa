import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Perplexity. Its page shows no ids of messages. */
export const perplexity = (setup: SiteSetup): Double =>
  siteDouble({
    site: "perplexity",
    origins: ["https://www.perplexity.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
