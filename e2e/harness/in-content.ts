import type { Evaluate } from "./archive.ts";
import { scriptOf } from "./bundle.ts";
import type { EditOrder, SendOrder, Sent } from "./probe/sender.ts";

/**
 * Runs a call of probe/sender.ts in the extension's world of a tab, started from an extension page. Needs access to the
 * tab's site. Works alike in both browsers.
 */
async function inContent(evaluate: Evaluate, tabId: number, call: string): Promise<unknown> {
  const script = await scriptOf(new URL("./probe/sender.ts", import.meta.url), "SenderProbe");
  return evaluate(`(globalThis.browser ?? globalThis.chrome).scripting
    .executeScript({ target: { tabId: ${tabId} }, func: () => { ${script}\n return SenderProbe.${call}; } })
    .then(([answer]) => { if (answer.error) throw new Error(String(answer.error)); return answer.result; })`);
}

export async function sendFromTab(evaluate: Evaluate, tabId: number, order: SendOrder): Promise<Sent> {
  return (await inContent(evaluate, tabId, `sendAll(${JSON.stringify(order)})`)) as Sent;
}

/** Ids of the messages that were sent. */
export async function editFromTab(evaluate: Evaluate, tabId: number, order: EditOrder): Promise<string[]> {
  return (await inContent(evaluate, tabId, `sendEdits(${JSON.stringify(order)})`)) as string[];
}
