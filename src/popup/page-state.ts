import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PageStatus, SiteState, SweepStatus } from "../messages/contract.ts";
import type { ErrorCode } from "../messages/errors.ts";
import type { Data } from "../ui/data/data.ts";
import { attempt } from "../ui/work/attempt.ts";
import { oneAtATime } from "../ui/work/one-at-a-time.ts";
import { pollWhile } from "../ui/work/poll-while.ts";
import { endOfSweep, siteOf, sweepShown } from "./page-facts.ts";
import type { PageTab } from "./tab.ts";

const pollMs = 250;

/** While a chat is saved, the archive reports changes several times a second. */
const restMs = 250;

export interface PageState {
  tab: ReadonlySignal<PageTab | null>;
  status: ReadonlySignal<PageStatus | null>;
  site: ReadonlySignal<SiteState | undefined>;
  sites: ReadonlySignal<readonly SiteState[]>;
  /** The sweep to show: `idle` again from the moment a new save is asked for. */
  sweep: ReadonlySignal<SweepStatus>;
  saving: ReadonlySignal<boolean>;
  problem: ReadonlySignal<ErrorCode | null>;
  refresh(): Promise<void>;
  save(): Promise<void>;
  /** Reads a page of a changed site by guessing. */
  guess(): Promise<void>;
  cancel(): Promise<void>;
  pauseSite(paused: boolean): Promise<void>;
  pauseConversation(paused: boolean): Promise<void>;
}

/**
 * The page in the tab: asked for its state four times a second while a sweep runs, otherwise when `refresh` is called.
 * `leave`: called when it is the page's turn, which shows something that the user has asked for here.
 */
export function createPage(
  data: Data,
  findTab: () => Promise<PageTab | null>,
  abort: AbortSignal,
  leave: () => void = () => undefined,
): PageState {
  const tab = signal<PageTab | null>(null);
  const status = signal<PageStatus | null>(null);
  const sites = signal<readonly SiteState[]>([]);
  const starting = signal(false);
  const superseded = signal("");
  // Kept apart: a state that could be read again does not mean that the last command went well.
  const commandProblem = signal<ErrorCode | null>(null);
  const readProblem = signal<ErrorCode | null>(null);
  const sweep = computed(() => sweepShown(status.value, superseded.value));
  const saving = computed(() => starting.value || sweep.value.state === "running" || sweep.value.state === "asking");
  const site = computed(() => siteOf(status.value, tab.value, sites.value));

  const readStatus = oneAtATime(async () => {
    if (tab.value) status.value = await data.ask("page.status", { tabId: tab.value.id });
  });
  const readAll = oneAtATime(async () => {
    const before = tab.value?.url;
    tab.value = await findTab();
    if (tab.value?.url !== before) commandProblem.value = null;
    [sites.value] = await Promise.all([data.ask("sites.list"), readStatus()]);
  }, restMs);
  const command = async (act: (tabId: number) => Promise<unknown>, read: () => Promise<void>) => {
    const id = tab.value?.id;
    if (id !== undefined) await attempt(commandProblem, () => act(id), read);
  };
  const start = async (name: "page.save" | "page.guess") => {
    superseded.value = endOfSweep(status.value);
    starting.value = true;
    await command((tabId) => data.ask(name, { tabId }), readStatus);
    starting.value = false;
    if (sweep.value.state === "asking") leave();
  };
  pollWhile(saving, () => attempt(readProblem, readStatus), pollMs, abort);

  return {
    tab,
    status,
    site,
    sites,
    sweep,
    saving,
    problem: computed(() => commandProblem.value ?? readProblem.value),
    refresh: () => attempt(readProblem, readAll),
    save: () => start("page.save"),
    guess: () => start("page.guess"),
    cancel: () => command((tabId) => data.ask("page.cancel", { tabId }), readStatus),
    pauseSite: (paused) =>
      command(async () => site.value && data.ask("site.pause", { site: site.value.id, paused }), readAll),
    pauseConversation: (paused) =>
      command(async () => {
        const conversation = status.value?.kind === "chat" ? status.value.conversation : null;
        if (conversation) await data.ask("conversation.pause", { conversation, paused });
      }, readAll),
  };
}
