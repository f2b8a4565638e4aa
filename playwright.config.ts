import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./scripts/browsers.mjs";

// chromium: pages and the extension in Chromium. firefox: the same runner, with the browser driven by puppeteer-core.
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/harness/build.ts",
  outputDir: "out/e2e",
  workers: 2,
  retries: 0,
  reporter: [["list"]],
  timeout: process.env.CONVOKEEP_LONG ? 1_800_000 : 180_000,
  use: { launchOptions: chromiumLaunch(), trace: "off", screenshot: "only-on-failure" },
  projects: [
    { name: "chromium", testMatch: /\.spec\.ts/, testIgnore: /firefox-.*\.spec\.ts/ },
    { name: "firefox", testMatch: /firefox-.*\.spec\.ts/ },
  ],
});
