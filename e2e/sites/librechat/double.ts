import type { Double } from "../kit/double.ts";
import type { ImageServing } from "../kit/images.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** Where it listens by default on a machine of one's own. */
const origin = "http://localhost:3080";

/** What a double of LibreChat is asked for beside the usual. `images`: where pictures are, if elsewhere. */
export type LibreChatSetup = SiteSetup & { images?: ImageServing };

/** LibreChat on a server of one's own. Code that names no language gets a guess from the page (0.8.8). */
export const librechat = (setup: LibreChatSetup): Double =>
  siteDouble({
    site: "librechat",
    origins: [origin],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `${origin}/images/660c0ffee0/${id}.png` },
    truth,
    model: "gpt-x",
    ...setup,
  });
