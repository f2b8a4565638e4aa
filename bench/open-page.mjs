import { chromium } from "playwright";
import { chromiumLaunch } from "../scripts/browsers.mjs";

/**
 * A page with a script of benchmarks, in a browser with a profile of its own. `fresh` loads it anew: then nothing is in memory;
 * `call` calls one of the functions that the script puts into `globalThis.bench`.
 */
export async function openPage(profile, script, more = []) {
  const { args = [], ...launch } = chromiumLaunch();
  const context = await chromium.launchPersistentContext(profile, {
    headless: true,
    ...launch,
    args: [...args, ...more],
  });
  await context.route("https://bench.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  const fresh = async () => {
    await page.goto("https://bench.example/");
    await page.addScriptTag({ content: script });
  };
  await fresh();
  const call = (what, ...given) => page.evaluate(([name, all]) => globalThis.bench[name](...all), [what, given]);
  return { page, call, fresh, close: () => context.close() };
}
