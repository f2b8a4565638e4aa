import { code } from "./payloads/code.ts";
import { html } from "./payloads/html.ts";
import { links } from "./payloads/links.ts";
import { loading } from "./payloads/loading.ts";
import { maths } from "./payloads/maths.ts";
import { structure } from "./payloads/structure.ts";

/** Where hostile content asks the browser to go. Nothing ever answers there. */
export const evilHost = "evil.example";

/**
 * Hostile texts by kind. In each, RUN is `pwn(<number>)` and EVIL an address at {@link evilHost} with the same number, so
 * that what happens in a page can be laid at one text's door.
 */
export const payloads: readonly string[] = [
  ...new Set([...html, ...links, ...loading, ...maths, ...code, ...structure]),
].map((text, number) => text.replaceAll("RUN", `pwn(${number})`).replaceAll("EVIL", `https://${evilHost}/${number}`));
