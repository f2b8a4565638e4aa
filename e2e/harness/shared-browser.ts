import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuildName, buildFolder } from "./build.ts";
import { checkEmpty, checkNew, empty, eraseDownloads, type Kept, originsAsked } from "./emptied.ts";
import { browserSession, launchChromium, saveDownloadsIn } from "./launch-chromium.ts";
import { removeFolder } from "./remove-folder.ts";
import { chromiumsOwn, recordChromium } from "./traffic/in-chromium.ts";
import { type loggingProxy, proxyForMany } from "./traffic/proxy.ts";
import { recordTraffic, type Traffic } from "./traffic/traffic.ts";
import { type ChromiumWithExtension, firstPage, withExtension } from "./with-extension.ts";

/** A Chromium that one test after the other has. Starting one costs more than what most tests do in it. */
export interface SharedBrowser {
  /**
   * Installs a build; closing what it gives removes it again, with all that the test has left. The copy lies in a folder of its
   * own, by which Chromium takes it for an extension that it has never seen: its storage is its own, whatever was before.
   * @throws when the test before has sent something after its end that nobody set up
   */
  install(build: BuildName): Promise<ChromiumWithExtension>;
  close(): Promise<void>;
}

interface Running extends Kept {
  home: string;
  listen: typeof loggingProxy;
  close(): Promise<void>;
}

async function start(): Promise<Running> {
  const home = await mkdtemp(join(tmpdir(), "convokeep-shared-"));
  const downloads = join(home, "downloads");
  await mkdir(downloads);
  const profile = join(home, "profile");
  await saveDownloadsIn(profile, downloads);
  const proxy = await proxyForMany();
  const { port } = await proxy.listen(
    () => false,
    () => {},
  );
  const context = await launchChromium({ profile, port });
  return {
    context,
    home,
    downloads,
    listen: proxy.listen,
    async close() {
      await context.close();
      await proxy.close();
      await removeFolder(home);
    },
  };
}

function tellAnother(error: unknown): null {
  console.warn("the browser is not as it was when it was new, this test gets another:", error);
  return null;
}

/** Starts the browser when it is first asked for; anew when one cannot be emptied. */
export function sharedBrowser(): SharedBrowser {
  let running: Running | null = null;
  let last: Traffic | null = null;
  const end = async (): Promise<void> => {
    const ended = running;
    running = null;
    last = null;
    await ended?.close();
  };
  const into = async (browser: Running, build: BuildName): Promise<ChromiumWithExtension> => {
    last = await recordTraffic(chromiumsOwn, browser.listen);
    return install(build, browser, last, end);
  };
  return {
    async install(build) {
      try {
        // What the test before has sent when it was over already.
        last?.check();
        // What the test before has left otherwise is not this one's fault.
        const reused = running && (await into(running, build).catch(tellAnother));
        if (reused) return reused;
        await end();
        running = await start();
        return await into(running, build);
      } catch (error) {
        await end();
        throw error;
      }
    },
    close: end,
  };
}

async function install(
  build: BuildName,
  browser: Running,
  traffic: Traffic,
  endBrowser: () => Promise<void>,
): Promise<ChromiumWithExtension> {
  const { context, downloads } = browser;
  const session = await browserSession(context);
  await checkEmpty(browser, session);
  const stop = recordChromium(context, traffic);
  const visited = originsAsked(context);
  const folder = await mkdtemp(join(browser.home, `${build}-`));
  await cp(buildFolder(build), folder, { recursive: true });
  const { id } = await session.send("Extensions.loadUnpacked", { path: folder });
  await checkNew(await firstPage(context, id));
  return withExtension({
    context,
    session,
    extensionId: id,
    folder,
    downloads,
    traffic,
    async close() {
      try {
        await eraseDownloads(browser, id);
        await session.send("Extensions.uninstall", { id });
        stop();
        await empty(context, visited());
        await session.detach();
        await rm(folder, { recursive: true, force: true });
      } catch (error) {
        console.warn("the browser could not be emptied, the next test gets another:", error);
        await endBrowser();
      }
      traffic.check();
    },
  });
}
