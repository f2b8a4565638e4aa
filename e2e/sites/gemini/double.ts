import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Gemini. Pictures are on another host that lets the page read them (2026). `silent`: a failed load leaves no trace. */
export const gemini = (setup: SiteSetup & { layout?: "silent" }): Double =>
  siteDouble({
    site: "gemini",
    origins: ["https://gemini.google.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `https://lh3.googleusercontent.com/gg/${id}=s1024-rj`, readable: true },
    truth,
    ...setup,
  });
