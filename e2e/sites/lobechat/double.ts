import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** LobeChat on a server of one's own, at the port it listens to by default. */
export const lobechat = (setup: SiteSetup): Double =>
  siteDouble({
    site: "lobechat",
    origins: ["http://localhost:3210"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
