import type { CDPSession } from "@playwright/test";

/** The popup that the toolbar button opened: no page of Playwright's, so it is driven by the debugger's own protocol. */
export interface RealPopup {
  /** Value of an expression in the popup. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks the button of this name once it is there and enabled. */
  click(button: string): Promise<void>;
  /** Ticks the checkbox of this name. */
  check(checkbox: string): Promise<void>;
  /** Visible text of the first element that matches, '' when none does. */
  text(selector: string): Promise<string>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Incoming {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: { text: string } };
  error?: { message: string };
}

/** Sends protocol messages to a target that Playwright does not know, through its parent session. */
async function attach(session: CDPSession, targetId: string): Promise<(expression: string) => Promise<unknown>> {
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  session.on("Target.receivedMessageFromTarget", (event) => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message) as Incoming;
    const asked = waiting.get(message.id ?? 0);
    const problem = message.error?.message ?? message.result?.exceptionDetails?.text;
    if (problem) asked?.reject(new Error(problem));
    else asked?.resolve(message.result?.result?.value);
  });
  session.on("Target.detachedFromTarget", (event) => {
    if (event.sessionId !== sessionId) return;
    for (const asked of waiting.values()) asked.reject(new Error("the popup closed before it answered"));
  });
  return (expression) => {
    const id = ++last;
    const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method: "Runtime.evaluate", params });
    return session.send("Target.sendMessageToTarget", { sessionId, message }).then(() => answer);
  };
}

const nameOf = "(e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim()";

/** Expression for a checkbox by its name, as a screen reader would say it. */
export function checkboxNamed(name: string): string {
  return `[...document.querySelectorAll("input[type=checkbox]")].find((e) => [e.getAttribute("aria-label"),
    ...[...(e.labels ?? [])].map((l) => l.textContent),
    ...(e.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent)
  ].some((text) => text?.trim() === ${JSON.stringify(name)}))`;
}

/** Attaches to an open popup by its target id. */
export async function realPopup(session: CDPSession, targetId: string): Promise<RealPopup> {
  const evaluate = await attach(session, targetId);
  const until = async (expression: string, what: string): Promise<void> => {
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
      if (await evaluate(expression)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the popup never showed ${what}; it says: ${await evaluate("document.body.innerText")}`);
  };
  const buttonNamed = (name: string): string =>
    `[...document.querySelectorAll("button")].find((e) => !e.disabled && (${nameOf})(e) === ${JSON.stringify(name)})`;
  return {
    evaluate,
    async click(name) {
      await until(`!!${buttonNamed(name)}`, `a button "${name}"`);
      await evaluate(`${buttonNamed(name)}.click()`);
    },
    async check(name) {
      const box = checkboxNamed(name);
      await until(`!!${box}`, `a checkbox "${name}"`);
      await evaluate(`${box}.click()`);
    },
    text: async (selector) =>
      String(await evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`)),
    async close() {
      // It closes by itself as soon as something else gets the focus.
      const { targetInfos } = await session.send("Target.getTargets", { filter: [{}] });
      if (targetInfos.some((target) => target.targetId === targetId)) {
        await session.send("Target.closeTarget", { targetId });
      }
    },
  };
}
