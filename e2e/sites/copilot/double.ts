import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { nanoid, template } from "./page.ts";

/** Copilot for consumers. */
export const copilot = (setup: SiteSetup): Double =>
  siteDouble({
    site: "copilot",
    origins: ["https://copilot.microsoft.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    truth: {
      conversation: ({ id }) => `copilot:${nanoid(id)}`,
      id: ({ id }) => nanoid(id),
    },
    ...setup,
  });
