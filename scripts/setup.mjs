// Brings a fresh clone to the point where it can build and test: packages first, then the browsers.
// Uses nothing but Node until the packages are there.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const windows = process.platform === "win32";

/** Runs a command with its output shown; answers whether it succeeded. */
function run(command, args) {
  console.log(`$ ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit", shell: windows }).status === 0;
}

function packagesAreCurrent() {
  const installed = resolve("node_modules/.package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;
}

function ensurePackages() {
  if (packagesAreCurrent()) return;
  // Lifecycle scripts are not needed by anything we depend on, so none of them gets to run.
  if (!run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])) {
    throw new Error("npm ci failed; see above. Nothing else was changed.");
  }
}

/** On Debian as root (containers, CI) the system's own browser is the sure way. */
function installWithApt(packageName) {
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return false;
  return run("apt-get", ["update", "-qq"]) && run("apt-get", ["install", "-y", "-qq", packageName]);
}

async function downloadFirefox() {
  const { Browser, computeExecutablePath, detectBrowserPlatform, install, resolveBuildId } = await import(
    "@puppeteer/browsers"
  );
  const platform = detectBrowserPlatform();
  if (!platform) return undefined;
  const cacheDir = resolve("node_modules/.cache/browsers");
  try {
    const buildId = await resolveBuildId(Browser.FIREFOX, platform, "stable");
    await install({ browser: Browser.FIREFOX, buildId, cacheDir });
    return computeExecutablePath({ browser: Browser.FIREFOX, buildId, cacheDir });
  } catch (error) {
    console.log(`Firefox could not be downloaded: ${error.message}`);
    return undefined;
  }
}

async function ensureBrowsers({ firefox }) {
  const { findChromium, findFirefox } = await import("./browsers.mjs");
  if (!findChromium()) {
    const done = run("npx", ["playwright", "install", "chromium"]) || installWithApt("chromium");
    if (!done || !findChromium()) {
      throw new Error(
        "No Chromium found and none could be installed. Install Chromium or set CONVOKEEP_CHROMIUM to its path.",
      );
    }
  }
  if (firefox && !findFirefox()) {
    const path = await downloadFirefox();
    if (path) process.env.CONVOKEEP_FIREFOX = path;
    else if (!installWithApt("firefox-esr") || !findFirefox()) {
      throw new Error(
        "No Firefox found and none could be installed. Install Firefox or set CONVOKEEP_FIREFOX to its path.",
      );
    }
  }
}

/** Programs that tests talk to, by Debian package; tests say that they are skipped where one is missing. */
const testPrograms = { "apache2-bin": "/usr/sbin/apache2", age: "/usr/bin/age" };
/** Those that only long runs talk to. */
const longPrograms = Object.fromEntries(
  ["proxy", "account", "container", "object"].map((kind) => [`swift-${kind}`, `/usr/bin/swift-${kind}-server`]),
);

function tryTestPrograms(programs) {
  for (const [name, path] of Object.entries(programs)) {
    if (existsSync(path) || installWithApt(name)) continue;
    console.log(`${path} is not there (Debian: ${name}); tests that need it are skipped`);
  }
}

/**
 * Packages and browsers, installed where missing.
 * @param {{firefox?: boolean, testPrograms?: boolean, long?: boolean}} [want] whether Firefox is needed too; whether to try
 * for the programs that tests talk to, which may stay missing; whether for those of long runs too
 * @throws with a sentence that says what to install by hand
 */
export async function setUp({ firefox = false, testPrograms: wanted = false, long = false } = {}) {
  process.chdir(join(import.meta.dirname, ".."));
  ensurePackages();
  if (wanted) tryTestPrograms({ ...testPrograms, ...(long ? longPrograms : {}) });
  await ensureBrowsers({ firefox });
}
