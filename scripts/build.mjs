// Builds dist/chrome and dist/firefox.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const targets = ["chrome", "firefox"];

/** Builds one target with vite; throws when it fails. */
export function build(target) {
  const vite = join(import.meta.dirname, "../node_modules/vite/bin/vite.js");
  const result = spawnSync(process.execPath, [vite, "build", "--mode", target, "--logLevel", "warn"], {
    stdio: "inherit",
    cwd: join(import.meta.dirname, ".."),
  });
  if (result.status !== 0) throw new Error(`the ${target} build failed`);
  console.log(`dist/${target}`);
}

/** Builds both targets. */
export function buildAll() {
  for (const target of targets) build(target);
}

if (process.argv[1] === import.meta.filename) buildAll();
