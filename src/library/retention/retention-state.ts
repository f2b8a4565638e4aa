import { type ReadonlySignal, signal } from "@preact/signals";
import type { DryRun } from "../../archive/retention/dry-run.ts";
import type { Retention } from "../../archive/retention/records.ts";
import { isForEverything, type Rule } from "../../archive/retention/rule.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { codeOf } from "../../ui/error-text.ts";
import type { LibraryData } from "../data.ts";

/** The rules of what is deleted by itself, and what one of them would delete now. */
export interface RetentionState {
  retention: ReadonlySignal<Retention | null>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** The rule that was last looked at, and what it would delete. */
  looked: ReadonlySignal<{ rule: Rule; found: DryRun } | null>;
  isLooking: ReadonlySignal<boolean>;
  /** True after an attempt with a rule that says of nothing what it is for. */
  isTooWide: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  /** Finds out what a rule would delete. */
  look(rule: Rule): Promise<void>;
  forgetLook(): void;
  /** Switches on the rule that was looked at. */
  switchOn(): Promise<void>;
  switchOff(rule: Rule): Promise<void>;
  drop(rule: Rule): Promise<void>;
}

type Means = Pick<LibraryData, "ask" | "keeping" | "onChanged">;

/** Nothing is read before `refresh`; from then on changes are followed until the signal aborts. */
export function createRetention({ ask, keeping, onChanged }: Means, abort: AbortSignal): RetentionState {
  const retention = signal<Retention | null>(null);
  const problem = signal<ErrorCode | null>(null);
  const looked = signal<{ rule: Rule; found: DryRun } | null>(null);
  const isLooking = signal(false);
  const isTooWide = signal(false);
  const attempt = async (work: () => Promise<unknown>) => {
    problem.value = null;
    try {
      await work();
    } catch (error) {
      if (!abort.aborted) problem.value = codeOf(error);
    }
  };
  const read = async () => {
    retention.value = await keeping.retention();
  };
  const change = (work: () => Promise<unknown>) =>
    attempt(async () => {
      await work();
      await read();
    });
  onChanged((what) => {
    if (what.retention) void attempt(read);
  }, abort);
  return {
    retention,
    problem,
    looked,
    isLooking,
    isTooWide,
    refresh: () => attempt(read),
    async look(rule) {
      looked.value = null;
      isTooWide.value = isForEverything(rule);
      if (isTooWide.value) return;
      isLooking.value = true;
      await attempt(async () => {
        looked.value = { rule, found: await keeping.dryRun(rule, abort) };
      });
      isLooking.value = false;
    },
    forgetLook() {
      looked.value = null;
      isTooWide.value = false;
    },
    switchOn: () =>
      change(async () => {
        const rule = looked.value?.rule;
        if (!rule) return;
        await ask("retention.put", { rule: { ...rule, on: true } });
        looked.value = null;
      }),
    switchOff: (rule) => change(() => ask("retention.put", { rule: { ...rule, on: false } })),
    drop: (rule) => change(() => ask("retention.drop", { rule: rule.id })),
  };
}
