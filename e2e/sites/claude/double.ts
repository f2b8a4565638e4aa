import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Claude. No message has an id on its page, so what is held is compared by its place. */
export const claude = (setup: SiteSetup): Double =>
  siteDouble({
    site: "claude",
    origins: ["https://claude.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `https://claude.ai/api/files/${id}/preview`, session: true },
    truth,
    ...setup,
  });
