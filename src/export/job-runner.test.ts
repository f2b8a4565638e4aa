import { resolveObjectURL } from "node:buffer";
import { expect, test } from "vitest";
import { NothingToExport } from "./build.ts";
import { type JobReports, jobRunner, type RunnableJob } from "./job-runner.ts";
import { englishTexts } from "./testing/english.ts";
import { sampleThread } from "./testing/sample-thread.ts";

const job: RunnableJob = {
  id: "j",
  format: "zip",
  conversations: "all",
  texts: englishTexts(),
  generator: "Convokeep 0.1.0",
};
const until = async (fits: () => boolean) => {
  while (!fits()) await new Promise((resolve) => setTimeout(resolve, 1));
};

function setUp(count: number, wait = 0) {
  const built: { job: string; address: string; fileName: string }[] = [];
  const failed: unknown[] = [];
  const progress: { at: number; done: number }[] = [];
  const reports: JobReports = {
    progress: (_job, done) => progress.push({ at: performance.now(), done }),
    built: (id, file) => built.push({ job: id, ...file }),
    failed: (_job, error) => failed.push(error),
  };
  let opened = 0;
  const open = async () => {
    opened += 1;
    return {
      ids: Array.from({ length: count }, (_, index) => String(index)),
      async readThread() {
        await new Promise((resolve) => setTimeout(resolve, wait));
        return sampleThread();
      },
      readAsset: async () => undefined,
    };
  };
  const sealFile = async (file: Blob) => new Blob(["sealed ", file]);
  return { runner: jobRunner(open, reports, sealFile), built, failed, progress, opened: () => opened };
}

test("a job gives an address that is good until it is dropped", async () => {
  const { runner, built } = setUp(2);
  runner.start(job);
  await until(() => built.length > 0);
  expect(runner.running()).toEqual(["j"]);
  const address = built[0]?.address ?? "";
  expect((await resolveObjectURL(address)?.text())?.startsWith("PK")).toBe(true);
  runner.drop("j");
  expect(resolveObjectURL(address)).toBeUndefined();
  expect(runner.running()).toEqual([]);
});

test("starting a job again starts nothing anew; one that is built reports so again", async () => {
  const { runner, built, opened } = setUp(3, 2);
  runner.start(job);
  runner.start(job);
  await until(() => built.length > 0);
  runner.start(job);
  expect([opened(), built.length, built[0]?.address === built[1]?.address]).toEqual([1, 2, true]);
  runner.drop("j");
});

test("a job of before there were options gives what it always gave, one with options what they say", async () => {
  const { runner, built } = setUp(2);
  runner.start({ ...job, format: "markdown" });
  await until(() => built.length === 1);
  runner.drop("j");
  runner.start({ ...job, format: "csv", options: { format: "csv" } });
  await until(() => built.length === 2);
  runner.drop("j");
  const day = /^Convokeep \d{4}-\d\d-\d\d/;
  expect(built.map(({ fileName }) => fileName.replace(day, ""))).toEqual([".zip", ".csv"]);
});

test("a job with what are no options fails, and says so", async () => {
  const { runner, failed } = setUp(2);
  runner.start({ ...job, options: { format: "exe" } });
  await until(() => failed.length > 0);
  expect(runner.running()).toEqual([]);
});

test("a job that is dropped on the way reports nothing, and may be started anew", async () => {
  const { runner, built, failed, progress } = setUp(50, 1);
  runner.start(job);
  await until(() => progress.length > 0);
  runner.drop("j");
  expect(runner.running()).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect([built, failed]).toEqual([[], []]);
  runner.start(job);
  await until(() => built.length > 0);
  runner.drop("j");
});

test("a job without anything to export says so and is forgotten", async () => {
  const { runner, failed } = setUp(0);
  runner.start(job);
  await until(() => failed.length > 0);
  expect(failed[0]).toBeInstanceOf(NothingToExport);
  expect(runner.running()).toEqual([]);
});

test("progress comes at most four times a second, and to the end", async () => {
  const { runner, built, progress } = setUp(400, 1);
  runner.start(job);
  await until(() => built.length > 0);
  expect(progress.at(-1)?.done).toBe(400);
  const gaps = progress.slice(1, -1).map(({ at }, index) => at - (progress[index]?.at ?? 0));
  expect(gaps.every((gap) => gap >= 249)).toBe(true);
  runner.drop("j");
});

test("a file that is to be encrypted is, under a name that says so", async () => {
  const { runner, built } = setUp(1);
  const seal = { recipient: `age1${"q".repeat(58)}` };
  runner.start({ ...job, options: { format: job.format, seal } });
  await until(() => built.length > 0);
  expect(built[0]?.fileName).toMatch(/\.age$/);
  expect(await resolveObjectURL(built[0]?.address ?? "")?.text()).toMatch(/^sealed /);
  runner.drop("j");
});
