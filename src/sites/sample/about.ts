import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "sample",
  name: "Sample",
  origins: ["https://sample.example/*"],
};
