import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** NotebookLM. Messages have no ids, sources no addresses, and nothing tells where a chat begins (2026-04). */
export const notebooklm = (setup: SiteSetup): Double =>
  siteDouble({
    site: "notebooklm",
    origins: ["https://notebooklm.google.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth,
    ...setup,
  });
