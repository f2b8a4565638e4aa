// Sets up and runs every check and test; `--long` runs the large numbers whole.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { fidelityLines, fidelityNotes } from "./fidelity.mjs";
import { setUp } from "./setup.mjs";

const long = process.argv.includes("--long");

// The usual run must give the same answer each time, so its random tests draw from one seed; long runs look further, each
// from a seed of its own. Every test prints the one it used.
const seed = process.env.CONVOKEEP_SEED ?? (long ? undefined : "20261121");
const seeds = seed === undefined ? {} : { CONVOKEEP_SEED: seed, VITE_CONVOKEEP_SEED: seed };

/** The first lines of what a runner says of a failure, without colours: the end of a log is often all that is kept of it. */
function why(message = "") {
  const lines = stripVTControlCharacters(message).split("\n");
  return lines.filter((line) => line.trim() !== "").slice(0, 16);
}

/** Counts from a Vitest JSON report, and what failed. */
function vitestCounts(report) {
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    const file = relative(".", name);
    const tests = failed.map(({ fullName, failureMessages: [first] }) => ({
      name: `${file}: ${fullName}`,
      why: why(first),
    }));
    return tests.length === 0 && message ? [{ name: file, why: why(message) }] : tests;
  });
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  return { ...counts, failures, notes: fidelityNotes(report) };
}

/** Counts from a Playwright JSON report; a test that only passed on a second try counts as failed. */
function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failures = report.suites.flatMap(specsIn).flatMap(({ ok, file, title, tests }) => {
    const errors = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
    return ok ? [] : [{ name: `${file}: ${title}`, why: errors.flatMap(({ message }) => why(message)) }];
  });
  return { passed: expected, failed: unexpected + flaky, skipped, failures, slowest: slowest(report) };
}

/** The files whose tests took longest, so that it is seen when something becomes slow: a line each. */
function slowest({ suites }, most = 10) {
  const files = suites.map((suite) => {
    const results = specsIn(suite).flatMap(({ tests }) => tests.flatMap(({ results }) => results));
    return { file: suite.file, seconds: results.reduce((sum, { duration }) => sum + duration / 1000, 0) };
  });
  files.sort((one, other) => other.seconds - one.seconds);
  return files.slice(0, most).map(({ file, seconds }) => `${String(Math.round(seconds)).padStart(5)} s  ${file}`);
}

function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)];
}

const steps = [
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "lint", command: ["biome", "check", "."] },
  { name: "boundaries", command: ["node", "scripts/check-boundaries.mjs"] },
  {
    name: "unit",
    command: [
      "vitest",
      "run",
      "--project",
      "unit",
      "--project",
      "pure",
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=out/unit.json",
    ],
    report: "out/unit.json",
    counts: vitestCounts,
  },
  {
    name: "dom",
    command: [
      "vitest",
      "run",
      "--project",
      "dom",
      "--reporter=default",
      "--reporter=json",
      "--outputFile.json=out/dom.json",
    ],
    report: "out/dom.json",
    counts: vitestCounts,
  },
  { name: "build", command: ["node", "scripts/build.mjs"] },
  {
    name: "end to end",
    command: ["playwright", "test", "--reporter=list,json"],
    report: "out/e2e.json",
    counts: playwrightCounts,
  },
];

/** Runs one step; a step without counts is one test of its own. */
function runStep({ name, command, report, counts }) {
  console.log(`\n== ${name}: ${command.join(" ")}`);
  if (report) rmSync(report, { force: true });
  const started = Date.now();
  const env = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: "out/e2e.json",
    ...(command[0] === "vitest" ? seeds : {}),
    ...(long ? { CONVOKEEP_LONG: "1", VITE_CONVOKEEP_LONG: "1" } : {}),
  };
  const [program, ...args] = command;
  const { status } = spawnSync(
    program === "node" ? process.execPath : "npx",
    program === "node" ? args : [program, ...args],
    {
      stdio: "inherit",
      env,
      shell: process.platform === "win32",
    },
  );
  const result = readCounts({ status, report, counts });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `== ${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped in ${seconds} s`,
  );
  return { name, seconds, ...result };
}

function readCounts({ status, report, counts }) {
  const whole = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  if (!report) return whole;
  let read;
  try {
    read = counts(JSON.parse(readFileSync(report, "utf8")));
  } catch (error) {
    console.error(`no readable report at ${report}: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  // A runner that fails outside a test (a crash, a file that does not load) must not pass for its tests' sake.
  if (status !== 0 && read.failed === 0) return { ...read, failed: 1 };
  return read;
}

await setUp({ firefox: true, testPrograms: true, long });
mkdirSync("out", { recursive: true });
const results = steps.map(runStep);
const figures = fidelityLines(results.flatMap(({ notes = [] }) => notes));
if (figures.length > 0) console.log(`\n${figures.join("\n")}`);
const slow = results.flatMap(({ slowest = [] }) => slowest);
if (slow.length > 0) console.log(`\nThe files that took longest (all their tests together):\n${slow.join("\n")}`);
console.log("");
for (const { name, passed, failed, skipped, seconds, failures = [] } of results) {
  console.log(
    `${failed ? "FAILED " : "ok     "}${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  for (const failure of failures) {
    console.log(`         ${failure.name}`);
    for (const line of failure.why) console.log(`           | ${line}`);
  }
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
