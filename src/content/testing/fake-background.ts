import type { Capture, CaptureReceipt } from "../../conversation/capture.ts";
import type { AssetRef, Coverage } from "../../conversation/model.ts";
import type { PageOrders, PageState, TransferPart } from "../../messages/contract.ts";
import type { Answer, Envelope } from "../../messages/envelope.ts";
import type { ErrorCode } from "../../messages/errors.ts";

type Text = { message: string; placeholders?: Record<string, { content: string }> };
type Listener = (raw: unknown, sender: unknown, send: (answer: Answer) => void) => true | undefined;

/** The real English texts, as the test server hands them out. */
const messages = (await (await fetch("/_locales/en/messages.json")).json()) as Record<string, Text>;

/** What a content script sees of the extension, with an archive that only remembers what it was sent. */
export interface FakeBackground {
  captures: Capture[];
  /** Texts by message id, as an archive would hold them after all captures. */
  held: Map<string, string>;
  assets: (AssetRef & { bytes: string })[];
  states: PageState[];
  hellos: unknown[];
  orders: PageOrders;
  /** Names of all messages, in order. */
  asked: string[];
  /** Transfer ids of `capture.put`, one for each part that came. */
  transfers: string[];
  /** Answers captures with this error. */
  refuse?: ErrorCode;
  /** Runs before a message is answered: may throw as a dying background does, or hold it up. */
  before(name: string, ask: unknown): void | Promise<void>;
  assetFetch(address: string): { asset: AssetRef } | { problem: string };
  /** Asks the content script, as the popup does through the background. */
  askContent(name: string): Promise<unknown>;
}

const coverage: Coverage = { state: "unknown", held: 0, gaps: [], unreadImages: 0 };

/** `browser` for the module mock, and the archive behind it. */
export function createFakeBackground() {
  const listeners = new Set<Listener>();
  const parts = new Map<string, string[]>();
  const background: FakeBackground = {
    captures: [],
    held: new Map(),
    assets: [],
    states: [],
    hellos: [],
    orders: { auto: true },
    asked: [],
    transfers: [],
    before: () => undefined,
    assetFetch: () => ({ problem: "no-access" }),
    askContent: (name) => askContent(listeners, name),
  };
  const join = (part: TransferPart): string | undefined => {
    const held = parts.get(part.transfer) ?? [];
    held[part.part] = part.data;
    parts.set(part.transfer, held);
    return held.filter((one) => one !== undefined).length === part.parts ? held.join("") : undefined;
  };
  const answers: Record<string, (ask: never) => unknown> = {
    "page.hello": (ask) => {
      background.hellos.push(ask);
      return background.orders;
    },
    "page.state": (state: PageState) => void background.states.push(state),
    "capture.put": (part: TransferPart) => {
      background.transfers.push(part.transfer);
      const whole = join(part);
      return whole === undefined ? { waiting: 1 } : { receipt: store(background, JSON.parse(whole)) };
    },
    "asset.put": (part: TransferPart & { type: string; redrawn?: true }) => {
      const whole = join(part);
      if (whole === undefined) return { waiting: 1 };
      const { type, redrawn } = part;
      const asset = { sha256: `sha-${background.assets.length}`, type, size: atob(whole).length };
      background.assets.push({ ...asset, ...(redrawn ? { redrawn } : {}), bytes: whole });
      return { asset: { ...asset, ...(redrawn ? { redrawn } : {}) } };
    },
    "asset.fetch": ({ address }: { address: string }) => background.assetFetch(address),
  };
  const sendMessage = async ({ name, ask }: Envelope): Promise<Answer> => {
    background.asked.push(name);
    await background.before(name, ask);
    if (background.refuse && name === "capture.put") return { ok: false, error: { code: background.refuse } };
    return { ok: true, value: answers[name]?.(JSON.parse(JSON.stringify(ask)) as never) };
  };
  return { background, browser: fakeBrowser(sendMessage, listeners) };
}

function store(background: FakeBackground, capture: Capture): CaptureReceipt {
  background.captures.push(capture);
  const resend: string[] = [];
  for (const entry of capture.entries) {
    if (entry.kind === "message") background.held.set(entry.ids[0] ?? "", JSON.stringify(entry.parts));
    if (entry.kind === "seen" && !background.held.has(entry.id)) resend.push(entry.id);
  }
  const held = background.held.size;
  const receipt = { conversation: capture.conversation.id, outcome: "stored" as const, messageCount: held };
  return { ...receipt, coverage: { ...coverage, held }, ...(resend.length > 0 ? { resend } : {}) };
}

function askContent(listeners: Set<Listener>, name: string): Promise<unknown> {
  const sender = { id: "self", url: "chrome-extension://self/popup.html", origin: "chrome-extension://self" };
  return new Promise<Answer>((resolve, reject) => {
    const heard = [...listeners].some((listener) => listener({ to: "content", name }, sender, resolve));
    if (!heard) reject(new Error("nobody listens"));
  }).then(unpacked);
}

function unpacked(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  throw Object.assign(new Error(answer.error.detail), { code: answer.error.code });
}

function fakeBrowser(sendMessage: (envelope: Envelope) => Promise<Answer>, listeners: Set<Listener>) {
  return {
    runtime: {
      id: "self" as string | undefined,
      getURL: (path: string) => `chrome-extension://self/${path}`,
      getManifest: () => ({ version: "0.0.1" }),
      sendMessage,
      onMessage: {
        addListener: (listener: Listener) => void listeners.add(listener),
        removeListener: (listener: Listener) => void listeners.delete(listener),
      },
    },
    i18n: { getMessage },
  };
}

/** The real English texts, with the browser's way of filling in. */
export function getMessage(key: string, subs: string[] = []): string {
  const text = messages[key];
  if (!text) return "";
  const filled = text.message.replace(/\$(\w+)\$/g, (_, name: string) => {
    return text.placeholders?.[name.toLowerCase()]?.content ?? "";
  });
  return filled.replace(/\$(\d)/g, (_, at: string) => subs[Number(at) - 1] ?? "");
}
