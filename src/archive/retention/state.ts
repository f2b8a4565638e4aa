import { guarded } from "../archive-error.ts";
import type { Archive } from "../open.ts";
import { inTransaction } from "../transaction.ts";
import { logKey, type Retention, readRun, retentionOf, rulesKey, runKey } from "./records.ts";
import { mostRules, type Rule, readRule, readRules } from "./rule.ts";

/** The rules, what they have deleted, and whether one is at work. @throws ArchiveError */
export function readRetention(archive: Archive): Promise<Retention> {
  return guarded(async () => {
    const { store } = archive.db.transaction("meta");
    const [rules, run, log] = await Promise.all([store.get(rulesKey), store.get(runKey), store.get(logKey)]);
    return retentionOf({ rules, run, log });
  });
}

/**
 * Adds a rule, or puts it in place of the one of its id.
 * @returns false for what is no rule, or one too many
 * @throws ArchiveError
 */
export function putRule(archive: Archive, given: unknown): Promise<boolean> {
  const rule = readRule(given);
  const change = (rules: Rule[]) => {
    if (!rule) return undefined;
    const isKnown = rules.some(({ id }) => id === rule.id);
    if (!isKnown && rules.length >= mostRules) return undefined;
    return isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
  };
  return changeRules(archive, change, rule?.on === true);
}

/** Takes a rule away; what it has deleted stays in the list of that. @throws ArchiveError */
export function dropRule(archive: Archive, id: string): Promise<boolean> {
  return changeRules(archive, (rules) => rules.filter((one) => one.id !== id));
}

/** @param isDue the rules are to be gone through soon, not tomorrow */
function changeRules(archive: Archive, change: (rules: Rule[]) => Rule[] | undefined, isDue = false): Promise<boolean> {
  return inTransaction(archive, ["meta"], "strict", async (transaction) => {
    const store = transaction.objectStore("meta");
    const rules = change(readRules(await store.get(rulesKey)));
    if (!rules) return false;
    await store.put(rules, rulesKey);
    const run = readRun(await store.get(runKey));
    if (isDue && run && !run.at) await store.delete(runKey);
    return true;
  });
}
