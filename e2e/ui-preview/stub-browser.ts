/** What the stub is made of; everything crosses into the page as JSON. */
export interface Stubbed {
  /** Texts of _locales. */
  messages: Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;
  tab: { id: number; url?: string; title?: string };
  inPopup: boolean;
  /** What `storage.local` holds from the start, by its own keys (`option:…`). */
  stored?: Record<string, unknown>;
  /** What `storage.session` holds from the start. */
  session?: Record<string, unknown>;
}

/** What tests can see and do, as `window.stub`. */
export interface Stub {
  /** Everything asked of the background, in order. */
  asked: { name: string; ask: unknown }[];
  /** Answers of the background by name; `{fail: code}` is an error. */
  answers: Record<string, unknown>;
  /** What the background really does when asked, by name; goes before `answers`. */
  handlers: Record<string, (ask: unknown) => Promise<unknown>>;
  listeners: ((raw: unknown, from: unknown) => void)[];
  broadcast(what: unknown): void;
  /** Grants asked for, and whether a click, or the submission that follows from one or from Enter, was being handled at that moment. */
  granted: { origins: string[]; inClick: boolean }[];
  removed: string[][];
  onPermissions: (() => void)[];
  /** As when the user changes access in the browser's own settings. */
  permissionsChanged(): void;
  /** When the first row of the list was painted, in ms since navigation. */
  firstRowMs: number;
}

/** Runs in the page before its scripts, and before `stubBrowser`. */
export function stubBackground(answers: Record<string, unknown>): void {
  const stub: Stub = {
    asked: [],
    answers,
    handlers: {},
    listeners: [],
    broadcast(what) {
      const from = { id: "convokeep", origin: location.origin, url: `${location.origin}/worker` };
      for (const listener of stub.listeners) listener({ to: "pages", name: "changed", ask: what }, from);
    },
    granted: [],
    removed: [],
    onPermissions: [],
    permissionsChanged() {
      for (const listener of stub.onPermissions) listener();
    },
    firstRowMs: Number.NaN,
  };
  const watch = new MutationObserver(() => {
    if (!document.querySelector("li.row")) return;
    watch.disconnect();
    // The second frame comes after the first one that has rows was painted.
    requestAnimationFrame(() => requestAnimationFrame(() => (stub.firstRowMs = performance.now())));
  });
  watch.observe(document, { childList: true, subtree: true });
  Object.assign(globalThis, { stub });
}

/** Runs in the page before its scripts: a `browser` whose background answers as `stub` says. */
export function stubBrowser({ messages, tab, inPopup, stored = {}, session = {} }: Stubbed): void {
  const { stub } = globalThis as unknown as { stub: Stub };
  const silent = { addListener() {}, removeListener() {} };
  const hearing = (list: unknown[]) => ({ ...silent, addListener: (listener: unknown) => list.push(listener) });
  const getMessage = (key: string, subs: string | string[] = []) => {
    const { message = "", placeholders = {} } = messages[key] ?? {};
    const list = [subs].flat();
    const named = message.replace(/\$(\w+)\$/g, (_, name) => placeholders[name.toLowerCase()]?.content ?? "");
    return named.replace(/\$([1-9])/g, (_, place) => list[Number(place) - 1] ?? "");
  };
  const sendMessage = async ({ name, ask }: { name: string; ask: unknown }) => {
    stub.asked.push({ name, ask });
    const handle = stub.handlers[name];
    if (handle) return { ok: true, value: await handle(ask) };
    const value = stub.answers[name];
    if (value && typeof value === "object" && "fail" in value) return { ok: false, error: { code: value.fail } };
    return { ok: true, value: structuredClone(value) };
  };
  const request = async ({ origins }: { origins: string[] }) => {
    stub.granted.push({ origins, inClick: /^(?:click|submit)$/.test(globalThis.event?.type ?? "") });
    return true;
  };
  const remove = async ({ origins }: { origins: string[] }) => {
    stub.removed.push(origins);
    return true;
  };
  // As if other pages of the extension had them too.
  const kept = (): Record<string, unknown> => ({
    ...stored,
    ...JSON.parse(localStorage.getItem("stub:stored") ?? "{}"),
  });
  const onStored: ((changes: unknown, area: string) => void)[] = [];
  const storage = {
    local: {
      get: async (key: string) => (key in kept() ? { [key]: kept()[key] } : {}),
      async set(values: Record<string, unknown>) {
        localStorage.setItem("stub:stored", JSON.stringify({ ...kept(), ...values }));
        const changes = Object.entries(values).map(([key, newValue]) => [key, { newValue }]);
        for (const listener of onStored) listener(Object.fromEntries(changes), "local");
      },
    },
    session: {
      get: async (key: string) => (key in session ? { [key]: session[key] } : {}),
      set: async (values: Record<string, unknown>) => void Object.assign(session, values),
      remove: async (key: string) => void delete session[key],
    },
    onChanged: hearing(onStored),
  };
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== "stub:stored") return;
    const changes = Object.entries(JSON.parse(newValue ?? "{}")).map(([name, value]) => [name, { newValue: value }]);
    for (const listener of onStored) listener(Object.fromEntries(changes), "local");
  });
  const permissionEvent = hearing(stub.onPermissions);
  const getURL = (path: string) => `${location.origin}/${path}`;
  const getManifest = () => ({ version: "0.0.0" });
  const openOptionsPage = async () => {
    stub.asked.push({ name: "openOptionsPage", ask: undefined });
  };
  const create = async (ask: unknown) => {
    stub.asked.push({ name: "tabs.create", ask });
  };
  const browser = {
    runtime: { id: "convokeep", getManifest, getURL, sendMessage, openOptionsPage, onMessage: hearing(stub.listeners) },
    i18n: { getMessage },
    storage,
    tabs: { query: async () => [tab], get: async () => tab, create, onUpdated: silent },
    permissions: {
      request,
      remove,
      getAll: async () => ({ origins: [] }),
      onAdded: permissionEvent,
      onRemoved: permissionEvent,
    },
    alarms: { create: async () => undefined, clear: async () => true },
    extension: { getViews: () => (inPopup ? [window] : []) },
    commands: { getAll: async () => [{ name: "save-chat", shortcut: "Alt+Shift+S" }] },
  };
  Object.assign(globalThis, { browser, chrome: browser });
}
