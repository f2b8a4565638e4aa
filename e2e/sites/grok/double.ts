import type { Double } from "../kit/double.ts";
import { uuidId } from "../kit/ids.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

const account = "0c0ffee0-1111-4222-8333-444444444444";

/** Grok. Pictures are on a host of their own; that it lets the page read them is assumed. */
export const grok = (setup: SiteSetup): Double =>
  siteDouble({
    site: "grok",
    origins: ["https://grok.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: {
      address: (id) => `https://assets.grok.com/users/${account}/generated/${uuidId(id)}/image.jpg`,
      readable: true,
    },
    truth,
    ...setup,
  });
