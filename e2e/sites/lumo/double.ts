import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Lumo. Nothing on its page tells where a chat begins (2026-07). */
export const lumo = (setup: SiteSetup): Double =>
  siteDouble({
    site: "lumo",
    origins: ["https://lumo.proton.me"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
