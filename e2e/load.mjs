// Loads the page doubles, which are TypeScript, into plain Node: for scripts that run without a test runner.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

/** A module of this folder, by its path from here. */
export async function load(path) {
  const { module } = await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { configFile: false });
  return module;
}

/** `{chatgptDouble, conversation, sampleChat, serveInPlaywright, serveInPuppeteer}`. */
export async function loadDoubles() {
  const parts = await Promise.all(
    ["./sites/chatgpt/double.ts", "./sites/conversations.ts", "./sites/chatgpt/sample.ts", "./harness/serve.ts"].map(
      load,
    ),
  );
  return Object.assign({}, ...parts);
}
