import type { Findings, Trouble } from "./protocol.ts";
import { type Run, runDataOf } from "./run.ts";
import { namedBy } from "./run-problems.ts";

/** What was wrong in the files of a run, out of what it counted. */
export interface RunTroubles {
  broken: Trouble[];
  ended: Trouble[];
  unknown: Findings["unknown"];
  /** Images and files that could not be kept. */
  assets: { name: string; count: number }[];
  /** Kinds of errors that kept conversations from being stored. */
  failed: { name: string; count: number }[];
}

export function troublesOf({ problems }: Pick<Run, "problems">): RunTroubles {
  const troubles: RunTroubles = { broken: [], ended: [], unknown: [], assets: [], failed: [] };
  for (const [key, count] of Object.entries(problems)) {
    const named = namedBy(key);
    if (named.kind === "unknown") troubles.unknown.push({ name: named.name, count });
    else if (named.kind === "asset") troubles.assets.push({ name: named.problem, count });
    else if (named.kind === "failed") troubles.failed.push({ name: named.problem, count });
    else troubles[named.kind].push({ problem: named.problem as Trouble["problem"], detail: named.detail, count });
  }
  return troubles;
}

/**
 * What was not understood, in lines, to be put into a report to us; so it is in English whatever the page speaks. Names of
 * types and keys only, never a word of the user's.
 */
export function troublesText({
  broken,
  unknown,
}: {
  broken: readonly Trouble[];
  unknown: readonly { name: string; count: number }[];
}): string {
  return [
    ...broken.map(({ problem, detail, count }) => `broken: ${problem}${detail === "" ? "" : ` (${detail})`} x${count}`),
    ...unknown.map(({ name, count }) => `unknown: ${name} x${count}`),
  ].join("\n");
}

/** A run in lines, to be put into a report to us. Neither names of files nor titles. */
export function reportText(run: Run, version: string): string {
  const troubles = troublesOf(run);
  return [
    `Convokeep ${version}, import ${run.state}`,
    `formats: ${runDataOf(run)?.formats.join(", ") ?? "?"}`,
    ...Object.entries(run.counts).map(([name, count]) => `${name}: ${count}`),
    `messages added: ${run.added}`,
    ...troubles.ended.map(({ problem, detail }) => `ended: ${problem} ${detail}`.trim()),
    ...troubles.assets.map(({ name, count }) => `files: ${name} x${count}`),
    ...troubles.failed.map(({ name, count }) => `failed: ${name} x${count}`),
    troublesText(troubles),
  ]
    .filter(Boolean)
    .join("\n");
}
