import type { Double } from "../kit/double.ts";
import { type SiteSetup, siteDouble } from "../kit/site-double.ts";
import { template } from "./page.ts";
import { truth } from "./truth.ts";

/** DeepSeek. Messages have places and no ids; of a source the page tells the address alone (2026-10). */
export const deepseek = (setup: SiteSetup): Double =>
  siteDouble({
    site: "deepseek",
    origins: ["https://chat.deepseek.com"],
    template,
    markup: new URL("./page.ts", import.meta.url),
    images: {
      address: (id) => `https://files.deepseeksvc.com/api/file?file_id=${id}&state=signed&ty=p`,
      readable: true,
    },
    truth,
    ...setup,
  });
