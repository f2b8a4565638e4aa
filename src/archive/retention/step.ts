import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { eraseUnchanged } from "../remove.ts";
import { conversationStores, type WriteTransaction } from "../schema.ts";
import { isBroken } from "../sealed/records.ts";
import { inTransaction } from "../transaction.ts";
import { type Candidate, type JudgeMeans, judge } from "./candidates.ts";
import { plus, rowsAfter, wentOf } from "./dry-run.ts";
import {
  type LogEntry,
  logKey,
  nothingWent,
  type RetentionRun,
  readLog,
  readRun,
  rulesKey,
  runKey,
  withEntry,
} from "./records.ts";
import { removeMedia } from "./remove-media.ts";
import { type Rule, readRules } from "./rule.ts";

/** Rules are gone through once a day, in ms. */
const every = 20 * 60 * 60 * 1000;

export interface StepMeans extends JudgeMeans {
  /** True when the step has lasted long enough. */
  isOver(): boolean;
  /** Conversations of which something was deleted. */
  tell(conversations: string[]): void;
}

const rowsAtOnce = 50;

/**
 * A part of what the rules have to do: from where they were to `isOver`, at least one conversation further. Every deletion
 * is a transaction of its own together with how far the rules are, so that nothing is done or counted twice whenever it ends.
 * @returns when to go on, in ms since 1970; `undefined` where no rule is switched on
 * @throws ArchiveError
 */
export async function stepRetention(archive: Archive, means: StepMeans): Promise<number | undefined> {
  for (;;) {
    const { rules, run } = await readState(archive);
    const due = run?.ended ? Date.parse(run.ended) + every : means.now;
    if (rules.length === 0 && !run?.at) return undefined;
    // A clock that was set back must not keep the rules from running for long.
    if (!run?.at && due > means.now && due <= means.now + every) return due;
    const [first] = rules;
    const at = run?.at ?? (first && { rule: first, after: "", went: nothingWent });
    if (!at) return undefined;
    const going: Going = { ...run, started: run?.at ? run.started : new Date(means.now).toISOString(), at };
    // As it is now: it may have been switched off.
    const rule = rules.find(({ id }) => id === at.rule.id);
    const isThrough = !rule || (await goOn(archive, rule, going, means));
    if (isThrough) await toNext(archive, going, means.now);
    if (means.isOver()) return means.now;
  }
}

type Going = RetentionRun & Required<Pick<RetentionRun, "at">>;

async function readState(archive: Archive): Promise<{ rules: Rule[]; run: RetentionRun | undefined }> {
  return guarded(async () => {
    const { store } = archive.db.transaction("meta");
    const [rules, run] = await Promise.all([store.get(rulesKey), store.get(runKey)]);
    return { rules: readRules(rules).filter(({ on }) => on), run: readRun(run) };
  });
}

/** True when the rule has looked at every conversation. */
async function goOn(archive: Archive, rule: Rule, run: Going, means: StepMeans): Promise<boolean> {
  const { rows, next } = await rowsAfter(archive, run.at.after, rowsAtOnce);
  const { found } = await judge(archive, rule, rows, means);
  for (const candidate of found) {
    const { id } = candidate.row;
    const gone = { ...run.at, after: id, went: plus(run.at.went, wentOf(rule, countOf(candidate))) };
    const isTaken = await take(archive, rule, candidate, { ...run, at: gone }, means.now);
    run.at = isTaken ? gone : { ...run.at, after: id };
    if (isTaken) means.tell([id]);
    if (means.isOver()) return false;
  }
  if (next === undefined) return true;
  run.at = { ...run.at, after: next };
  await inTransaction(archive, ["meta"], "relaxed", (transaction) => keep(transaction, run));
  return false;
}

const countOf = ({ bytes, media }: Candidate) => ({ bytes, media: media.length });

/** False, and nothing was deleted, when the conversation has changed since it was judged, or cannot be read any more. */
async function take(archive: Archive, rule: Rule, candidate: Candidate, run: Going, now: number): Promise<boolean> {
  try {
    return await takeWhole(archive, rule, candidate, run, now);
  } catch (error) {
    if (!isBroken(error)) throw error;
    return false;
  }
}

function takeWhole(archive: Archive, rule: Rule, candidate: Candidate, run: Going, now: number): Promise<boolean> {
  const also = (transaction: WriteTransaction) => keep(transaction, run);
  if (rule.what === "chats") return eraseUnchanged(archive, candidate.row, also);
  return inTransaction(archive, conversationStores, "strict", async (transaction) => {
    const row = await transaction.objectStore("conversations").get(candidate.row.id);
    if (row?.rev !== candidate.row.rev) return false;
    const hashes = new Set(candidate.media.map(({ sha256 }) => sha256));
    await removeMedia(transaction, row, hashes, new Date(now));
    await also(transaction);
    return true;
  });
}

async function keep(transaction: WriteTransaction, run: RetentionRun): Promise<void> {
  await transaction.objectStore("meta").put(run, runKey);
}

/** To the next rule, or to the end; what the one before has deleted is written down. */
async function toNext(archive: Archive, { at, ...run }: Going, now: number): Promise<void> {
  const time = new Date(now).toISOString();
  await inTransaction(archive, ["meta"], "strict", async (transaction) => {
    const store = transaction.objectStore("meta");
    const rules = readRules(await store.get(rulesKey)).filter(({ on }) => on);
    // Where it was switched off meanwhile, all others take their turn.
    const next = rules[rules.findIndex(({ id }) => id === at.rule.id) + 1];
    if (at.went.chats + at.went.media > 0) {
      const entry: LogEntry = { at: time, ...at.went, rule: at.rule };
      await store.put(withEntry(readLog(await store.get(logKey)), entry), logKey);
    }
    const goesOn = next ? { at: { rule: next, after: "", went: nothingWent } } : { ended: time };
    await store.put({ ...run, ...goesOn } satisfies RetentionRun, runKey);
  });
}
