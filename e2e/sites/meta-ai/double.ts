import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Meta AI. Pictures are on a content network; that it lets the page read them is assumed. */
export const metaAi = (setup: SiteSetup): Double =>
  siteDouble({
    site: "meta-ai",
    origins: ["https://www.meta.ai"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `https://scontent.xx.fbcdn.net/v/${id}.png?oh=1&oe=${id.length}`, readable: true },
    truth,
    ...setup,
  });
