import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Poe. Prompts are shown as Markdown, answers name their bot; nothing tells where a chat begins (2025). */
export const poe = (setup: SiteSetup): Double =>
  siteDouble({
    site: "poe",
    origins: ["https://poe.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `https://pfst.cf2.poecdn.net/base/image/${id}?w=96`, readable: true },
    truth,
    model: "Assistant",
    ...setup,
  });
