import { huggingchat } from "../huggingchat/index.ts";
import { librechat } from "../librechat/index.ts";
import { lobechat } from "../lobechat/index.ts";
import { openWebui } from "../open-webui/index.ts";
import type { Site } from "../site.ts";

/** One line for each. */
const sites: Record<string, Site> = {
  huggingchat,
  librechat,
  lobechat,
  openWebui,
};

/**
 * Sites known by their markup alone, whatever their address (what people host themselves): they are looked for, in this
 * order, on pages of no other site, once the user has asked for it there or granted the address.
 */
export const otherSites: readonly Site[] = Object.values(sites);
