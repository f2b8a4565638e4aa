import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumLaunch } from "./scripts/browsers.mjs";
import { pageWords } from "./scripts/page-words.mjs";

// unit: plain functions in Node. dom: whatever needs a document, in a real Chromium; of the page doubles in e2e/ what does
// not need the extension.
// Long enough for a machine that is slow or busy; what is there in time costs nothing.
const patient = { poll: { timeout: 20_000, interval: 20 } };

// Functions without anything around them that a test could change: their files share a process, which saves much of the
// time. One that measures memory has a process of its own.
const pure = ["conversation", "import", "redact"].map((folder) => `src/${folder}/**/!(*.dom|large).test.ts`);

// Large numbers take as long as they take; what hangs is ended all the same.
const isLong = Boolean(process.env.CONVOKEEP_LONG);
const testTimeout = isLong ? 60 * 60_000 : 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts"],
          exclude: ["src/**/*.dom.test.ts", ...pure],
          testTimeout,
          expect: patient,
          maxWorkers: 3,
        },
      },
      { test: { name: "pure", include: pure, testTimeout, expect: patient, isolate: false, maxWorkers: 3 } },
      {
        plugins: [pageWords()],
        // Named here, as tests that find one late would be loaded anew in the middle.
        optimizeDeps: {
          include: [
            "@noble/ciphers/aes.js",
            "@noble/hashes/hkdf.js",
            "@noble/hashes/scrypt.js",
            "@noble/hashes/sha2.js",
            "@preact/signals",
            "preact",
            "preact/jsx-dev-runtime",
          ],
        },
        test: {
          name: "dom",
          include: ["src/**/*.dom.test.{ts,tsx}", "e2e/sites/**/*.dom.test.ts"],
          testTimeout: isLong ? testTimeout : 120_000,
          expect: patient,
          // Much of it is waiting for pages that take their time, so four share two processors well.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
