import type { ViewerSay } from "../texts.ts";

/** Instead of a text its key, and in brackets what is filled in. */
export const say: ViewerSay = (key, ...subs) => (subs.length === 0 ? key : `${key} (${subs.join(", ")})`);
