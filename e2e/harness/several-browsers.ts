import type { DavServer } from "../servers/apache.ts";
import { type FaultProxy, startFaultProxy } from "../servers/fault-proxy.ts";
import type { Evaluate } from "./archive.ts";
import { scriptOf } from "./bundle.ts";
import { chromiumWithExtension } from "./chromium.ts";
import { firefoxWithExtension } from "./firefox.ts";
import { addWebdav } from "./firefox-acts.ts";

type Probe = typeof import("./probe/several.ts");

/** One of several browsers with the extension, all over one server; each reaches it through a proxy of its own. */
export interface OneOfSeveral {
  name: string;
  proxy: FaultProxy;
  /** Id of the place. */
  place: string;
  /** Runs a function of probe/several.ts in the page of backups. */
  run<Name extends keyof Probe>(
    name: Name,
    ...args: Parameters<Probe[Name]>
  ): Promise<Awaited<ReturnType<Probe[Name]>>>;
  close(): Promise<void>;
}

const backupPage = "src/library/index.html#/backup";

function runner(evaluate: Evaluate): OneOfSeveral["run"] {
  return async (name, ...args) => {
    const call = `Several.${name}(${args.map((arg) => JSON.stringify(arg)).join(", ")})`;
    if (!(await evaluate(`typeof Several === "object"`))) {
      const script = await scriptOf(new URL("./probe/several.ts", import.meta.url), "Several");
      await evaluate(`${script}\nglobalThis.Several = Several; true`);
    }
    return (await evaluate(call)) as never;
  };
}

export async function chromiumOfSeveral(name: string, server: DavServer): Promise<OneOfSeveral> {
  const proxy = await startFaultProxy(server.origin);
  const ext = await chromiumWithExtension("chrome-granted");
  ext.traffic.allow(proxy.origin);
  const page = await ext.open(ext.address(backupPage));
  await page.bringToFront();
  const run = runner((script) => page.evaluate(script));
  const { user, password } = server;
  await run("ask", "places.add", {
    place: { kind: "webdav", name: "My cloud", address: `${proxy.origin}/backups/`, user, password },
  });
  return oneOf({ name, proxy, run }, () => ext.close());
}

/** In Firefox what is sent to a server must be agreed to, which the form asks for. */
export async function firefoxOfSeveral(name: string, server: DavServer): Promise<OneOfSeveral> {
  const proxy = await startFaultProxy(server.origin);
  const firefox = await firefoxWithExtension();
  firefox.traffic.allow(proxy.origin);
  await firefox.goInside(backupPage);
  const { user, password } = server;
  await addWebdav(firefox, { address: `${proxy.origin}/backups/`, user, password });
  const run = runner((script) => firefox.inside.evaluate(script));
  return oneOf({ name, proxy, run }, () => firefox.close());
}

async function oneOf(
  one: Pick<OneOfSeveral, "name" | "proxy" | "run">,
  end: () => Promise<void>,
): Promise<OneOfSeveral> {
  return {
    ...one,
    place: await placeOf(one.run),
    async close() {
      await end();
      await one.proxy.close();
    },
  };
}

async function placeOf(run: OneOfSeveral["run"]): Promise<string> {
  const [place] = (await run("ask", "places.list")) as { id: string }[];
  if (!place) throw new Error("no place was kept");
  return place.id;
}
