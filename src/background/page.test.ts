import { beforeEach, describe, expect, test, vi } from "vitest";
import { guessPage, pageReport, pageStatus, savePage } from "./page.ts";

const tab = vi.hoisted(() => ({
  /** A content script listens. */
  script: false,
  /** What the browser says to an injection; absent: it succeeds. */
  refusal: undefined as string | undefined,
  url: undefined as string | undefined,
  answer: { ok: true, value: { started: true } } as unknown,
  /** Answers by name that differ. */
  answers: {} as Record<string, unknown>,
  asked: [] as string[],
  injected: [] as unknown[],
}));

vi.mock("../sites/facts.ts", () => ({
  siteFacts: [{ id: "chat", name: "Chat", origins: ["https://chat.test/*"] }],
}));
vi.mock("../browser.ts", () => ({
  browser: {
    runtime: { id: "own" },
    tabs: {
      get: async () => (tab.url === undefined ? {} : { url: tab.url }),
      async sendMessage(_: number, { name }: { name: string }) {
        tab.asked.push(name);
        if (!tab.script) throw new Error("Could not establish connection. Receiving end does not exist.");
        return tab.answers[name] ?? tab.answer;
      },
    },
    scripting: {
      async executeScript(what: { files?: string[] }) {
        tab.injected.push(what.files ?? "probe");
        if (tab.refusal) throw new Error(tab.refusal);
        tab.script ||= what.files !== undefined;
        return [{ frameId: 0 }];
      },
    },
  },
}));

const noGrant =
  "Cannot access contents of the page. Extension manifest must request permission to access the respective host.";

beforeEach(() => {
  const answer = { ok: true, value: { started: true } };
  const fresh = { script: false, refusal: undefined, url: undefined, answer, answers: {}, injected: [], asked: [] };
  Object.assign(tab, fresh);
});

describe("saving a page", () => {
  test("asks the script that is there, and injects nothing", async () => {
    tab.script = true;
    expect(await savePage(1)).toEqual({ started: true });
    expect(tab.injected).toEqual([]);
  });

  test("puts the script there first where it is missing", async () => {
    tab.url = "https://chat.test/c/1";
    expect(await savePage(1)).toEqual({ started: true });
    expect(tab.injected).toEqual([["/sites/chat.js", "/content.js"]]);
  });

  test.each(["https://my-own.test:3000/c/1", "https://chat.test.evil.test/", undefined])(
    "at %s, which is no known site's, brings the adapters that go by markup",
    async (url) => {
      tab.url = url;
      expect(await savePage(1)).toEqual({ started: true });
      expect(tab.injected).toEqual([["/sites/other.js", "/content.js"]]);
    },
  );

  test.each([
    ["Cannot access a chrome:// URL", "forbidden-page"],
    ["The extensions gallery cannot be scripted.", "forbidden-page"],
    [noGrant, "no-access"],
    ["Missing host permission for the tab", "no-access"],
  ])("refused with %j says %s", async (refusal, code) => {
    tab.refusal = refusal;
    await expect(savePage(1)).rejects.toMatchObject({ code });
  });

  test("of a page that Firefox closes to all says so, where its address may be seen", async () => {
    Object.assign(tab, { refusal: "Missing host permission for the tab", url: "about:addons" });
    await expect(savePage(1)).rejects.toMatchObject({ code: "forbidden-page" });
  });

  test("of a page where only something else of ours listens injects the script", async () => {
    tab.script = true;
    tab.answer = undefined;
    await expect(savePage(1)).rejects.toMatchObject({ loss: "no-answer" });
    expect(tab.injected.length).toBe(1);
  });

  test("hands on what the page's script answers", async () => {
    tab.answer = { ok: false, error: { code: "empty-chat" } };
    await expect(savePage(1)).rejects.toMatchObject({ code: "empty-chat" });
  });
});

describe("reading by guessing", () => {
  const notAChat = { "content.save": { ok: false, error: { code: "not-a-chat" } } };
  const scripts = ["/guess.js", "/guess-dialog.js"];

  test("follows Save chat where no adapter finds its markup on a page of no known site", async () => {
    Object.assign(tab, { script: true, url: "https://own.test/c/1", answers: notAChat });
    expect(await savePage(1)).toEqual({ started: true });
    expect(tab.injected).toEqual([scripts]);
    expect(tab.asked).toEqual(["content.save", "content.guess"]);
  });

  test("never follows it by itself on a page of a known site, nor after any other error", async () => {
    Object.assign(tab, { script: true, url: "https://chat.test/pricing", answers: notAChat });
    await expect(savePage(1)).rejects.toMatchObject({ code: "not-a-chat" });
    for (const code of ["site-changed", "empty-chat", "busy"]) {
      Object.assign(tab, {
        url: "https://own.test/c/1",
        answers: { "content.save": { ok: false, error: { code } } },
      });
      await expect(savePage(1)).rejects.toMatchObject({ code });
    }
    expect(tab.injected).toEqual([]);
    expect(tab.asked).not.toContain("content.guess");
  });

  test("asked for, is done on a known site's page too", async () => {
    Object.assign(tab, { script: true, url: "https://chat.test/c/1" });
    expect(await guessPage(1)).toEqual({ started: true });
    expect(tab.injected).toEqual([scripts]);
  });

  test("is refused where the browser lets no extension in", async () => {
    tab.refusal = "Cannot access a chrome:// URL";
    await expect(guessPage(1)).rejects.toMatchObject({ code: "forbidden-page" });
  });
});

test("a report of a page brings its script along", async () => {
  Object.assign(tab, { script: true, answer: { ok: true, value: { text: "structure" } } });
  expect(await pageReport(1)).toEqual({ text: "structure" });
  expect(tab.injected).toEqual([["/report.js"]]);
});

describe("the status of a page", () => {
  const status = { kind: "no-chat", site: "chat" };

  test("comes from the script that is there", async () => {
    Object.assign(tab, { script: true, answer: { ok: true, value: status } });
    expect(await pageStatus(1)).toEqual(status);
  });

  test("of a known site puts the script there", async () => {
    Object.assign(tab, { url: "https://chat.test/c/1", answer: { ok: true, value: status } });
    expect(await pageStatus(1)).toEqual(status);
    expect(tab.injected).toEqual([["/sites/chat.js", "/content.js"]]);
  });

  test("of any other page runs nothing there", async () => {
    tab.url = "https://bank.test/";
    expect(await pageStatus(1)).toEqual({ kind: "none", why: "not-injected" });
    expect(tab.injected).toEqual([]);
  });

  test.each([
    ["chrome://settings/", undefined, "forbidden"],
    ["https://addons.mozilla.org/x", undefined, "forbidden"],
    [undefined, "Cannot access a chrome:// URL", "forbidden"],
    [undefined, noGrant, "not-injected"],
  ])("at %s (%s) is none: %s", async (url, refusal, why) => {
    Object.assign(tab, { url, refusal });
    expect(await pageStatus(1)).toEqual({ kind: "none", why });
  });

  test("of a known site whose grant was taken back is none", async () => {
    Object.assign(tab, { url: "https://chat.test/", refusal: noGrant });
    expect(await pageStatus(1)).toEqual({ kind: "none", why: "not-injected" });
  });
});
