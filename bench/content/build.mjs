import { resolve } from "node:path";
import { build } from "vite";

/** The content script as one classic script, built as vite.config.ts builds it for the shipped extension: its source text. */
export async function buildContentScript() {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "webextension-polyfill": resolve("src/content/native-browser.ts") } },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: "src/content/index.ts", formats: ["iife"], name: "convokeep" },
    },
  });
  const outputs = [built].flat().flatMap(({ output }) => output);
  if (outputs.length !== 1) throw new Error("the content script is not one file");
  return outputs[0].code;
}
