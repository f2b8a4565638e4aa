import { type LoggingProxy, loggingProxy } from "./proxy.ts";

/** Who asked, as far as that can be told. */
export type Asker =
  /** The background worker, or a page of the extension. */
  | "extension"
  /** A script that the extension put into a web page. */
  | "content script"
  /** Nobody in the test answered it: the browser would have gone to the network, whoever asked. */
  | "unanswered";

/** All that a browser with the extension asked of the network in a test. */
export interface Traffic {
  proxy: LoggingProxy;
  /** The test's user has set this up: what goes to this origin is meant to. */
  allow(origin: string): void;
  /** Notes what was asked for in a web page, by itself or by a script that the extension put there. */
  notePage(address: string): void;
  /**
   * Pages of this address may ask for something that the test cannot answer: the extension has opened a tab there by itself,
   * or one is left for another site in mid-load, which ends the interception before the page.
   */
  noteOpened(address: string): void;
  note(asker: Asker, method: string, address: string): void;
  /** What went out though nobody set it up, one line for each; told once. */
  takeFaults(): string[];
  /** @throws what `takeFaults` says, if anything */
  check(): void;
}

interface Asked {
  asker: Asker;
  method: string;
  address: string;
}

/**
 * Starts recording.
 * @param ownHosts hosts that the browser itself asks, whatever runs in it
 * @param listen gives the proxy; of a browser that several tests have, each takes the same
 */
export async function recordTraffic(ownHosts: readonly RegExp[], listen = loggingProxy): Promise<Traffic> {
  const allowed = new Set<string>();
  const opened = new Set<string>();
  const inPages = new Map<string, number>();
  let asked: Asked[] = [];
  const note = (asker: Asker, method: string, address: string): void => {
    if (/^(?:https?|wss?):/.test(address)) asked.push({ asker, method, address });
  };
  const proxy = await listen(
    (origin) => allowed.has(origin),
    (method, address) => note("unanswered", method, address),
  );
  /** An image that a page shows may be had by its address; nothing may be sent there. */
  const isShown = ({ asker, method, address }: Asked): boolean => {
    const byScripts = asked.filter((one) => one.asker === "content script" && one.address === address).length;
    return asker !== "unanswered" && method === "GET" && (inPages.get(address) ?? 0) > byScripts;
  };
  const isFault = (one: Asked): boolean => {
    const { origin, hostname } = new URL(one.address);
    const isTheBrowsers = opened.has(origin) || ownHosts.some((own) => own.test(hostname));
    return !allowed.has(origin) && !(one.asker === "unanswered" && isTheBrowsers) && !isShown(one);
  };
  const takeFaults = (): string[] => {
    const faults = asked.filter(isFault);
    asked = [];
    return [...new Set(faults.map(({ asker, method, address }) => `${asker}: ${method} ${address}`))];
  };
  return {
    proxy,
    allow: (origin) => void allowed.add(origin),
    notePage: (address) => void inPages.set(address, (inPages.get(address) ?? 0) + 1),
    noteOpened: (address) => void opened.add(new URL(address).origin),
    note,
    takeFaults,
    check() {
      const faults = takeFaults();
      if (faults.length === 0) return;
      throw new Error(`requests that the test's user did not set up (traffic.allow):\n${faults.join("\n")}`);
    },
  };
}
