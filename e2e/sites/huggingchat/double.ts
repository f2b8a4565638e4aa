import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

const origin = "http://127.0.0.1:3000";

/** chat-ui, the software of HuggingChat, on a server of one's own. Pages name no language of code (0.20). */
export const huggingchat = (setup: SiteSetup): Double =>
  siteDouble({
    site: "huggingchat",
    origins: [origin],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: { address: (id) => `${origin}/conversation/output/${id}` },
    truth,
    model: "model-x",
    ...setup,
  });
