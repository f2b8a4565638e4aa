import { readFile } from "node:fs/promises";
import { scriptOf } from "../../harness/bundle.ts";

/** The script that plays a page, as one classic script that defines `PageDouble`. */
export function pageScript(module: URL): Promise<string> {
  return scriptOf(module, "PageDouble");
}

const katex = new URL("../../../node_modules/katex/dist/", import.meta.url);

/** A page's styles, those of formulas included; their fonts are asked for below `fonts`. */
export async function pageStyle(own: URL, fonts: string): Promise<string> {
  const [rules, formulas] = await Promise.all([
    readFile(own, "utf8"),
    readFile(new URL("katex.min.css", katex), "utf8"),
  ]);
  return `${formulas.replaceAll("fonts/", fonts)}\n${rules}`;
}

/** A font of the formulas. */
export function pageFont(name: string): Promise<Buffer> {
  return readFile(new URL(`fonts/${name}`, katex));
}
