import { offer } from "../offered.ts";
import { otherSites } from "./sites.ts";

for (const site of otherSites) offer(site);
