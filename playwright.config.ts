import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./scripts/browsers.mjs";

// chromium: pages and the extension in Chromium. firefox: the same runner, with the browser driven by puppeteer-core.
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/harness/build.ts",
  outputDir: "out/e2e",
  // Most of a test is waiting for pages that take their time, so four share two processors well.
  workers: 4,
  retries: 0,
  reporter: [["list"]],
  timeout: process.env.CONVOKEEP_LONG ? 1_800_000 : 180_000,
  // Long enough for a machine that is slow or busy; what is there in time costs nothing.
  expect: { timeout: 45_000 },
  use: { launchOptions: chromiumLaunch(), trace: "off", screenshot: "only-on-failure" },
  projects: [
    { name: "chromium", testMatch: /\.spec\.ts/, testIgnore: /firefox-.*\.spec\.ts/ },
    { name: "firefox", testMatch: /firefox-.*\.spec\.ts/ },
  ],
});
