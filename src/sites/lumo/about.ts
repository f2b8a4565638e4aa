import type { SiteFacts } from "../site.ts";

export const about: SiteFacts = {
  id: "lumo",
  name: "Lumo",
  origins: ["https://lumo.proton.me/*"],
};
