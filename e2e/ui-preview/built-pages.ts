import { join } from "node:path";
import { build } from "vite";
import { katexFonts } from "../../scripts/katex-fonts.mjs";
import { derived } from "../harness/build-folder.ts";

export const pagePaths = {
  popup: "src/popup/index.html",
  welcome: "src/welcome/index.html",
  library: "src/library/index.html",
};
export const seedPath = "e2e/ui-preview/seed.html";

/** Where the pages are built to, once before all tests. */
export const pagesFolder = join(derived, "pages");

/** Builds popup, first-run page and library as plain web pages: the same sources and CSS, no extension around them. */
export async function buildPages(): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    plugins: [katexFonts()],
    worker: { format: "es" },
    build: {
      outDir: pagesFolder,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: [...Object.values(pagePaths), seedPath] },
    },
  });
}
