import { type ReadonlySignal, signal } from "@preact/signals";
import type { SiteState } from "../../messages/contract.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import { codeOf } from "../error-text.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import type { Access } from "./access.ts";

/** The sites and whether the browser lets us read them. */
export interface SitesState {
  sites: ReadonlySignal<readonly SiteState[]>;
  problem: ReadonlySignal<ErrorCode | null>;
  refresh(): Promise<void>;
  /** Must be called straight in a click handler, or browsers refuse to ask. */
  grant(site: Pick<SiteState, "origins">): void;
  takeBack(site: Pick<SiteState, "origins">): void;
  /** Whether the chats of a site that may be read archive themselves. */
  pause(site: Pick<SiteState, "id">, paused: boolean): Promise<void>;
}

/** Nothing is read before `refresh`; from then on changes of access are followed until the signal aborts. */
export function createSites({ ask }: Pick<Data, "ask">, access: Access, abort: AbortSignal): SitesState {
  const sites = signal<readonly SiteState[]>([]);
  const problem = signal<ErrorCode | null>(null);
  const refresh = oneAtATime(async () => {
    try {
      const known = await ask("sites.list");
      // By name: of more than twenty each looks for the one or two that they use.
      sites.value = known.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
      problem.value = null;
    } catch (error) {
      problem.value = codeOf(error);
    }
  });
  access.onChanged(() => void refresh(), abort);
  const after = (answer: Promise<unknown>) => answer.catch(codeOf).then(refresh);
  return {
    sites,
    problem,
    refresh,
    grant: ({ origins }) => void after(access.request(origins)),
    takeBack: ({ origins }) => void after(access.remove(origins)),
    pause: ({ id }, paused) => after(ask("site.pause", { site: id, paused })),
  };
}
