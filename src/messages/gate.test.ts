import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";

const self = "chrome-extension://abcdefghijklmnop";
type Listener = (raw: unknown, sender: unknown, send: (answer: unknown) => void) => true | undefined;
const listeners = new Set<Listener>();

vi.mock("../browser.ts", () => ({
  browser: {
    runtime: {
      id: "abcdefghijklmnop",
      getURL: (path: string) => `${self}/${path}`,
      getPlatformInfo: async () => ({}),
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
}));

const { answerAsBackground } = await import("./answer-background.ts");
const { answerAsContent } = await import("./answer-content.ts");

const seed = Number(process.env.CONVOKEEP_SEED ?? 20261121);
const runs = process.env.CONVOKEEP_LONG ? 60_000 : 6_000;

const contentNames = ["page.hello", "capture.put", "asset.put", "asset.fetch", "page.state"];
const pageNames = ["page.save", "archive.delete", "archive.erase", "export.start", "sites.list", "conversation.pause"];
const offscreenNames = ["job.progress", "job.built"];

/** Every call that reached a handler, with the table it came through. */
const calls: { table: string; name: string; ask: unknown }[] = [];
const tableOf = (table: string, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, (ask: unknown) => void calls.push({ table, name, ask })]));

type Kind = "content" | "page" | "offscreen" | "nobody";
const anyOrigin = fc.constantFrom("https://chatgpt.com", "http://192.168.0.7:8080", "https://evil.example");

/** Senders as the two browsers really present them (Chromium 156, Firefox 153), each with what it is. */
const senders: fc.Arbitrary<{ kind: Kind; sender: object }> = fc.oneof(
  anyOrigin.map((origin) => ({
    kind: "content" as const,
    sender: { id: "abcdefghijklmnop", url: `${origin}/c/1`, origin, tab: { id: 4, incognito: false }, frameId: 0 },
  })),
  fc
    .constantFrom(
      { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: self },
      { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: self, tab: { id: 2, incognito: false }, frameId: 0 },
      { id: "abcdefghijklmnop", url: `${self}/service-worker-loader.js` },
    )
    .map((sender) => ({ kind: "page" as const, sender })),
  fc.constant({
    kind: "offscreen" as const,
    sender: { id: "abcdefghijklmnop", url: `${self}/src/offscreen/index.html`, origin: self },
  }),
  fc
    .constantFrom<object>(
      {},
      { id: "ponmlkjihgfedcba", url: `${self}/popup.html`, origin: self },
      { id: "ponmlkjihgfedcba", url: "chrome-extension://ponmlkjihgfedcba/x.html" },
      { id: "abcdefghijklmnop" },
      { id: "abcdefghijklmnop", url: "https://chatgpt.com/c/1", origin: "https://chatgpt.com" },
      // A sub-frame, a private window, a frame inside a page, addresses that only look like ours.
      {
        id: "abcdefghijklmnop",
        url: "https://chatgpt.com/x",
        origin: "https://chatgpt.com",
        tab: { id: 4 },
        frameId: 7,
      },
      { id: "abcdefghijklmnop", url: "https://chatgpt.com/", tab: { id: 4, incognito: true }, frameId: 0 },
      { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: self, tab: { id: 4, incognito: true }, frameId: 0 },
      { id: "abcdefghijklmnop", url: "file:///etc/passwd", origin: "null", tab: { id: 4 }, frameId: 0 },
      { id: "abcdefghijklmnop", url: `${self}.evil.example/popup.html` },
      { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: "null", tab: { id: 4 }, frameId: 0 },
      { id: "abcdefghijklmnop", url: "data:text/html,x", origin: "null", tab: { id: 4 }, frameId: 0 },
    )
    .map((sender) => ({ kind: "nobody" as const, sender })),
);

const part = { transfer: "0d5c9fc6-7d0f-4a3c", part: 0, parts: 1, data: "{}" };
const goodAsks: Record<string, unknown> = {
  "page.hello": { site: "chatgpt", conversation: "chatgpt:6a1b", temporary: false },
  "capture.put": part,
  "asset.put": { ...part, type: "image/png", redrawn: true },
  "asset.fetch": { address: "https://files.example/a.png" },
  "page.state": { conversation: null, state: "problem", problem: "no-space" },
};
const badAsks: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.constantFrom<unknown>(
    { ...part, part: 1 },
    { ...part, parts: 1e9 },
    { ...part, part: -1 },
    { ...part, transfer: "../../x" },
    { ...part, extra: 1 },
    { ...part, data: 5 },
    { ...part, data: "x".repeat(4 * 1024 * 1024 + 1) },
    { address: "file:///etc/passwd" },
    { address: "javascript:alert(1)" },
    { site: "chatgpt", conversation: "no colon", temporary: false },
    { site: "../x", conversation: null, temporary: false },
    { conversation: null, state: "problem", problem: "made-up" },
    JSON.parse('{"__proto__":{"site":"chatgpt"},"conversation":null,"temporary":false}'),
  ),
);
const names = fc.oneof(
  fc.constantFrom(...contentNames, ...pageNames, ...offscreenNames),
  fc.constantFrom("constructor", "__proto__", "toString", "hasOwnProperty", "", "content.save", "nothing.here"),
);
const asks = (name: string) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(goodAsks[name]) }, { weight: 3, arbitrary: badAsks });
const messages = names.chain((name) => asks(name).map((ask) => ({ to: "background", name, ask })));

/** What must be true of one message, told without looking at the gate: which table may run, and what is answered. */
function verdict(kind: Kind, name: string, ask: unknown) {
  if (kind === "nobody") return { runs: false, answer: undefined };
  const own = { content: contentNames, page: pageNames, offscreen: offscreenNames }[kind];
  const known = [...contentNames, ...pageNames, ...offscreenNames].includes(name);
  if (!own.includes(name)) return { runs: false, answer: known ? "not-allowed" : "bad-message" };
  if (kind === "content" && ask !== goodAsks[name]) return { runs: false, answer: "bad-message" };
  return { runs: true, answer: "ok" };
}

/** What the listener answers; `undefined` when it says that it will not. */
function answerOf(listener: Listener | undefined, raw: unknown, sender: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    if (listener?.(raw, sender, resolve) !== true) resolve(undefined);
  });
}

async function answered(listener: Listener, raw: unknown, sender: unknown): Promise<string | undefined> {
  const answer = (await answerOf(listener, raw, sender)) as { ok: boolean; error?: { code: string } } | undefined;
  return answer && (answer.ok ? "ok" : answer.error?.code);
}

async function obeys(listener: Listener, raw: { name: string; ask: unknown }, from: { kind: Kind; sender: object }) {
  calls.length = 0;
  const expected = verdict(from.kind, raw.name, raw.ask);
  const answer = await answered(listener, raw, from.sender);
  const ran = calls.length > 0;
  return answer === expected.answer && ran === expected.runs && calls.every((call) => call.table === from.kind);
}

function gate(): Listener {
  answerAsBackground({
    content: tableOf("content", contentNames),
    pages: tableOf("page", pageNames),
    offscreen: tableOf("offscreen", offscreenNames),
  } as never);
  const [listener] = listeners;
  if (!listener) throw new Error("nothing registered");
  return listener;
}

beforeEach(() => listeners.clear());

describe("the background's gate", () => {
  it(`lets each sender reach its own table only, with payloads that fit (${runs} messages, seed ${seed})`, async () => {
    const listener = gate();
    await fc.assert(
      fc.asyncProperty(messages, senders, (raw, from) => obeys(listener, raw, from)),
      { numRuns: runs, seed },
    );
  });

  it("would be caught answering by name alone", async () => {
    const all: Record<string, unknown> = {
      ...tableOf("content", contentNames),
      ...tableOf("page", pageNames),
      ...tableOf("offscreen", offscreenNames),
    };
    const naive: Listener = (raw, _sender, send) => {
      const { name, ask } = raw as { name: string; ask: unknown };
      const handler = all[name] as ((ask: unknown) => void) | undefined;
      handler?.(ask);
      send({ ok: true });
      return true;
    };
    const property = fc.asyncProperty(messages, senders, (raw, from) => obeys(naive, raw, from));
    const result = await fc.check(property, { numRuns: 200, seed });
    expect(result.failed).toBe(true);
  });

  it("never throws and never answers what is no envelope for it", async () => {
    const listener = gate();
    await fc.assert(
      fc.asyncProperty(fc.anything(), senders, async (raw, { sender }) => {
        expect(await answerOf(listener, raw, sender)).toBeUndefined();
      }),
      { numRuns: runs / 10, seed },
    );
  });
});

describe("errors that cross", () => {
  it("carry a code, and of foreign errors no message", async () => {
    answerAsContent({
      "content.report": () => {
        throw new SyntaxError("Unexpected token in 'my secret conversation'");
      },
    } as never);
    const [listener] = listeners;
    const from = { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: self };
    const answer = await answerOf(listener, { to: "content", name: "content.report" }, from);
    expect(answer).toMatchObject({ ok: false, error: { code: "unknown" } });
    expect(JSON.stringify(answer)).toContain("SyntaxError");
    expect(JSON.stringify(answer)).not.toContain("secret");
  });

  it("of a worker that is being ended do not cross: whoever asked asks again", async () => {
    answerAsContent({ "content.report": () => Promise.reject(new Error("No SW")) } as never);
    const [listener] = listeners;
    const from = { id: "abcdefghijklmnop", url: `${self}/popup.html`, origin: self };
    expect(await answerOf(listener, { to: "content", name: "content.report" }, from)).toBeNull();
  });

  it("a content script answers the extension's own contexts only, until its signal aborts", async () => {
    const controller = new AbortController();
    answerAsContent({ "content.cancel": () => undefined } as never, controller.signal);
    const [listener] = listeners;
    const raw = { to: "content", name: "content.cancel" };
    const page = { id: "abcdefghijklmnop", url: `${self}/service-worker-loader.js` };
    const other = { id: "abcdefghijklmnop", url: "https://chatgpt.com/", tab: { id: 1 }, frameId: 0 };
    expect(await answerOf(listener, raw, page)).toEqual({ ok: true });
    expect(await answerOf(listener, raw, other)).toBeUndefined();
    controller.abort();
    expect(listeners.size).toBe(0);
  });
});
