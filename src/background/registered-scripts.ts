import { browser } from "../browser.ts";
import { otherPages, scriptsOf } from "./content-script.ts";
import { grantedOrigins, otherGrants } from "./grants.ts";
import { knownSites } from "./known-sites.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const inTurn = oneAtATime();

/**
 * Makes the registered content scripts those of the granted sites, whatever they were: browsers keep or forget them over
 * updates and restarts each in its own way, and register one for an origin that is not granted without a word.
 */
export function reconcileScripts(): Promise<void> {
  return inTurn(async () => {
    const wanted = await wantedScripts();
    const present = await browser.scripting.getRegisteredContentScripts();
    const kept = present.filter((script) => wanted.some((want) => sameScript(want, script)));
    const keptIds = new Set(kept.map(({ id }) => id));
    const gone = present.flatMap(({ id }) => (keptIds.has(id) ? [] : [id]));
    const fresh = wanted.filter(({ id }) => !keptIds.has(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    if (fresh.length > 0) await browser.scripting.registerContentScripts(fresh);
  });
}

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

async function wantedScripts(): Promise<Script[]> {
  const scripts = knownSites().map(async (site) => scriptFor(site.id, await grantedOrigins(site)));
  const others = scriptFor(otherPages, await otherGrants());
  const all = [...(await Promise.all(scripts)), others];
  return all.filter(({ matches = [] }) => matches.length > 0);
}

function scriptFor(site: string, matches: string[]): Script {
  return {
    id: `site-${site}`,
    js: scriptsOf(site),
    matches,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
}

/** Same id, files and addresses. Browsers give file names back with or without a leading slash or their own origin. */
function sameScript(a: Script, b: Script): boolean {
  const files = ({ js = [] }: Script) =>
    js.map((file) => new URL(file, browser.runtime.getURL("/")).pathname).join(" ");
  const places = ({ matches = [] }: Script) => [...matches].sort().join(" ");
  return a.id === b.id && files(a) === files(b) && places(a) === places(b);
}
