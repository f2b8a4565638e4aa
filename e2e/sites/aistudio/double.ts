import type { Double } from "../kit/double.ts";
import { digitId } from "../kit/ids.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** What a double of AI Studio is asked for beside the usual. `prompts`: the list beside the chat names prompts alone. */
export type StudioSetup = SiteSetup & { layout?: "prompts" };

/** AI Studio. The ids of turns are new at each load, so what is held is compared by its place. */
export const aistudio = (setup: StudioSetup): Double =>
  siteDouble({
    site: "aistudio",
    origins: ["https://aistudio.google.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `https://lh3.googleusercontent.com/${id}=s${digitId(id, 3)}`, readable: true },
    truth,
    ...setup,
  });
