import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Qwen Chat. Of thinking the page shows that there was some; nothing on it tells where a chat begins (2026-05). */
export const qwen = (setup: SiteSetup): Double =>
  siteDouble({
    site: "qwen",
    origins: ["https://chat.qwen.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
