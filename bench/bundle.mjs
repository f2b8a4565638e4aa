// The script of a bench's page, as text that can be put into any page.
import { join } from "node:path";
import { build } from "vite";

/** @param {string} folder of the bench, which holds page.ts @param {string} name of the global that holds what it exports */
export async function bundle(folder, name) {
  const result = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      target: "es2022",
      lib: { entry: join(folder, "page.ts"), formats: ["iife"], name },
    },
  });
  return [result].flat()[0].output[0].code;
}
