import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "perplexity",
  name: "Perplexity",
  origins: ["https://www.perplexity.ai/*"],
};
