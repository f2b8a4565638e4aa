/**
 * Records what the page does while `work` runs, and returns the tasks in which a script whose address matches took part,
 * in ms of processor time: `task`, all of it, which may hold work of the page too; `own`, the script's part. A task with
 * calls of other scripts in it counts with the calls of ours, any other one as a whole.
 */
export async function tasksOfScript(browser, address, work) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] },
    transferMode: "ReportEvents",
  });
  await work();
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return [...byThread(events).values()].flatMap((all) => tasks(all, address));
}

function byThread(events) {
  const threads = new Map();
  for (const event of events) {
    const thread = `${event.pid} ${event.tid}`;
    const known = threads.get(thread);
    if (known) known.push(event);
    else threads.set(thread, [event]);
  }
  return threads;
}

const cpu = ({ dur = 0, tdur = dur }) => tdur / 1000;

/** Events of one thread. */
function tasks(events, address) {
  const byTime = events.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts);
  const calls = byTime.filter(({ name }) => name === "FunctionCall");
  const found = [];
  let at = 0;
  for (const task of byTime.filter(({ name }) => name === "RunTask")) {
    while (calls[at] && calls[at].ts < task.ts) at += 1;
    const inside = [];
    for (; calls[at] && calls[at].ts < task.ts + task.dur; at += 1) inside.push(calls[at]);
    const ours = inside.filter(({ args }) => address.test(args?.data?.url ?? ""));
    if (ours.length === 0) continue;
    const own = ours.length === inside.length ? cpu(task) : ours.reduce((sum, call) => sum + cpu(call), 0);
    found.push({ task: cpu(task), own });
  }
  return found;
}
