import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SiteState } from "../../messages/contract.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import type { Data } from "../data/data.ts";
import { attempt } from "../work/attempt.ts";
import { oneAtATime } from "../work/one-at-a-time.ts";
import type { Access } from "./access.ts";

/** The sites and whether the browser lets us read them. */
export interface SitesState {
  sites: ReadonlySignal<readonly SiteState[]>;
  /** Why the sites could not be asked for, or what the user did last had no effect. */
  problem: ReadonlySignal<ErrorCode | null>;
  /** Reads everything again; what went wrong before is done with. */
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
  const actProblem = signal<ErrorCode | null>(null);
  const readProblem = signal<ErrorCode | null>(null);
  const read = oneAtATime(async () => {
    const known = await ask("sites.list");
    // By name: of more than twenty each looks for the one or two that they use.
    sites.value = known.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  });
  const readAgain = () => attempt(readProblem, read);
  access.onChanged(() => void readAgain(), abort);
  // The list is read whatever came of it: it tells how things stand.
  const act = (answer: Promise<unknown>) => attempt(actProblem, () => answer).then(readAgain);
  return {
    sites,
    problem: computed(() => actProblem.value ?? readProblem.value),
    refresh() {
      actProblem.value = null;
      return readAgain();
    },
    grant: ({ origins }) => void act(access.request(origins)),
    takeBack: ({ origins }) => void act(access.remove(origins)),
    pause: ({ id }, paused) => act(ask("site.pause", { site: id, paused })),
  };
}
