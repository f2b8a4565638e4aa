import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { eventually, pause } from "../content/testing/eventually.ts";
import { createFakeBackground, type FakeBackground } from "../content/testing/fake-background.ts";
import type { PageStatus } from "../messages/contract.ts";

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock("../browser.ts", () => fake);

const { runPage } = await import("../content/page.ts");
const { takeOver } = await import("../content/takeover.ts");
const { CodedError } = await import("../messages/errors.ts");
const { correct } = await import("../sites/generic/talk.ts");
const { noCorrection } = await import("../sites/generic/correction.ts");
await import("./reader-script.ts");
await import("./dialog-script.ts");

let background: FakeBackground;
let controller: AbortController;
let page: HTMLElement;
let root: ShadowRoot | undefined;
const home = location.href;

beforeEach(() => {
  const made = createFakeBackground();
  background = made.background;
  background.orders = { auto: false, why: "guessed" };
  Object.assign(fake.browser, made.browser);
  history.replaceState(null, "", "?talk=17");
  page = document.createElement("main");
  page.innerHTML = `<div>${["user", "bot", "user", "bot"].map((kind, at) => `<div class="t-${kind}"><p>Words ${at}</p></div>`).join("")}</div><textarea></textarea>`;
  document.body.append(page);
  correct(document, noCorrection);
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe("closed");
    root = attach.call(this, { ...init, mode: "open" });
    return root;
  });
  controller = takeOver(new CodedError("cancelled"));
  runPage(controller, []);
});
afterEach(() => {
  controller.abort(new CodedError("cancelled"));
  page.remove();
  vi.restoreAllMocks();
  history.replaceState(null, "", home);
});

const status = async () => (await background.askContent("content.status")) as PageStatus;
const dialog = () => (root?.host.isConnected ? root.querySelector<HTMLElement>('[role="dialog"]') : null);
const button = (name: string) =>
  [...(dialog()?.querySelectorAll("button") ?? [])].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
  );
const press = async (name: string) => {
  button(name)?.focus();
  expect(root?.activeElement).toBe(button(name));
  await userEvent.keyboard("{Enter}");
};

describe("Save chat by guessing", () => {
  test("waits for the user: nothing is sent, a second one is refused, and Cancel closes the dialog", async () => {
    expect(await status()).toEqual({ kind: "no-chat", site: null });
    expect(await background.askContent("content.guess")).toEqual({ started: true });
    expect(dialog()?.textContent).toContain("4 turns found");
    expect(await status()).toMatchObject({ kind: "chat", site: "other", sweep: { state: "asking" } });
    await expect(background.askContent("content.guess")).rejects.toMatchObject({ code: "busy" });
    await expect(background.askContent("content.save")).rejects.toMatchObject({ code: "busy" });
    await background.askContent("content.cancel");
    await eventually("the dialog is gone", () => dialog() === null);
    await eventually("nothing runs", async () => (await status()).kind === "no-chat");
    expect(background.captures).toEqual([]);
    expect(background.hellos).toEqual([]);
  });

  test("is not pressed by a page's script, and goes with the script", async () => {
    await background.askContent("content.guess");
    button("Save chat")?.click();
    dialog()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await pause(50);
    expect(dialog()).not.toBeNull();
    controller.abort(new CodedError("reload-page"));
    await eventually("the dialog is gone", () => dialog() === null);
    expect(background.captures).toEqual([]);
  });

  test("gives the focus back, and sends what was agreed to as a save that proves nothing", async () => {
    page.querySelector("textarea")?.focus();
    await background.askContent("content.guess");
    expect(root?.activeElement).toBe(dialog());
    await press("You, turn 3: change to Answer");
    await press("Leave out turn 2");
    await press("Save chat");
    expect(document.activeElement).toBe(page.querySelector("textarea"));
    await eventually("saved", async () => {
      const now = await status();
      return now.kind === "chat" && now.sweep.state === "done";
    });
    const last = background.captures.at(-1);
    expect(last).toMatchObject({
      conversation: { site: "other", id: expect.stringMatching(/^other:localhost:\d+\/.*talk=17$/) },
      trigger: "save",
      layout: "guess",
      evidence: { start: "unknown", end: false },
    });
    const sent = background.captures.flatMap(({ entries }) => entries.filter((entry) => entry.kind === "message"));
    const words = new Map(sent.map(({ role, parts: [part] }) => [part && "text" in part ? part.text : "", role]));
    expect([...words]).toEqual([
      ["Words 0", "user"],
      ["Words 2", "assistant"],
      ["Words 3", "assistant"],
    ]);
    expect(background.captures.every(({ trigger }) => trigger === "save")).toBe(true);
    expect(background.states.at(-1)).toMatchObject({ state: "saved" });
    history.pushState(null, "", "?talk=18");
    expect(await status(), "another page's result").toEqual({ kind: "no-chat", site: null });
  });
});
