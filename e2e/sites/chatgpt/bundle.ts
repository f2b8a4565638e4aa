import { readFile } from "node:fs/promises";
import { scriptOf } from "../../harness/bundle.ts";

/** The script that plays the page, as one classic script that defines `PageDouble`. */
export function pageScript(): Promise<string> {
  return scriptOf(new URL("./page/main.ts", import.meta.url), "PageDouble");
}

const katex = new URL("../../../node_modules/katex/dist/", import.meta.url);

/** Styles of the page, formulas included. */
export async function pageStyle(): Promise<string> {
  const [own, formulas] = await Promise.all([
    readFile(new URL("./page/style.css", import.meta.url), "utf8"),
    readFile(new URL("katex.min.css", katex), "utf8"),
  ]);
  return `${formulas.replaceAll("fonts/", "/cdn/assets/fonts/")}\n${own}`;
}

/** A font of the formulas. */
export function pageFont(name: string): Promise<Buffer> {
  return readFile(new URL(`fonts/${name}`, katex));
}
