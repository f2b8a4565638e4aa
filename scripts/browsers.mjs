// Finds the browsers to test with: Playwright's own download first, then one installed on the system.
import { existsSync } from "node:fs";
import { chromium } from "playwright";

const systemChromium = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const systemFirefox = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Path of a Chromium that can load extensions, or undefined. `CONVOKEEP_CHROMIUM` overrides. */
export function findChromium() {
  const candidates = [process.env.CONVOKEEP_CHROMIUM, chromium.executablePath(), ...systemChromium];
  return candidates.find((path) => path && existsSync(path));
}

/** Path of a Firefox, or undefined. `CONVOKEEP_FIREFOX` overrides. */
export function findFirefox() {
  return [process.env.CONVOKEEP_FIREFOX, ...systemFirefox].find((path) => path && existsSync(path));
}

/**
 * Launch options for Playwright's Chromium: its path, and what running as root or without a network needs. Without a graphics
 * processor to be acted by the main one, pages are drawn in nine tenths of the time.
 */
export function chromiumLaunch() {
  const executablePath = findChromium();
  const args = ["--disable-background-networking", "--disable-quic", "--disable-gpu"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return { ...(executablePath ? { executablePath } : {}), args };
}
