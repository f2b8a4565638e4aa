import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Z.ai. Nothing on its page tells where a chat begins (2026-07). */
export const zai = (setup: SiteSetup): Double =>
  siteDouble({
    site: "zai",
    origins: ["https://chat.z.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
