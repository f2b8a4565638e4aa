import { fileURLToPath } from "node:url";
import { build } from "vite";

const built = new Map<string, Promise<string>>();

async function bundle(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, minify: false, target: "es2022", lib: { entry, formats: ["iife"], name } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !("output" in output)) throw new Error(`${entry} was not bundled`);
  return output.output[0].code;
}

/** A module as one classic script that defines `name`. Built once per process. */
export function scriptOf(module: URL, name: string): Promise<string> {
  const entry = fileURLToPath(module);
  const known = built.get(entry) ?? bundle(entry, name);
  built.set(entry, known);
  return known;
}
