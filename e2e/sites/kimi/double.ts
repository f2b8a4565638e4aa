import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Kimi. Messages have no ids; nothing on its page tells where a chat begins (2026-09). */
export const kimi = (setup: SiteSetup): Double =>
  siteDouble({
    site: "kimi",
    origins: ["https://www.kimi.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
