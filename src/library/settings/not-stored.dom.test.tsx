import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createSetting } from "../../ui/appearance/setting.ts";
import { SiteList, SitesProblem } from "../../ui/sites/site-list.tsx";
import { createSites } from "../../ui/sites/sites-state.ts";
import { failing, fakeData } from "../../ui/testing/fake-data.ts";
import { fakeOption } from "../../ui/testing/fake-option.ts";
import type { LibraryState } from "../app-state.ts";
import { EncryptFields } from "../export/encrypt-fields.tsx";
import { createEncrypt } from "../export/encrypt-state.ts";
import { exportSay } from "../export/export-say.ts";
import { createForm } from "../export/form-state.ts";
import { OwnPresets } from "../export/own-presets.tsx";
import { NeverKept } from "../never/never-kept.tsx";
import { fakeLibraryData } from "../testing/fake-library-data.ts";
import { Kept } from "./kept.tsx";
import { Keys } from "./keys.tsx";
import { Looks } from "./looks.tsx";

// Acts of the user that fail: each says so where it was done, and shows what is so.
const broken = vi.hoisted(() => ({ reading: false, writing: false, commands: false }));

vi.mock("../../browser.ts", () => {
  const stored: Record<string, unknown> = {};
  return {
    browser: {
      // Texts then are their keys.
      i18n: { getMessage: () => "" },
      commands: {
        async getAll() {
          if (broken.commands) throw new Error("no keys");
          return [{ name: "save-chat", shortcut: "Alt+Shift+S" }];
        },
        async openShortcutSettings() {
          throw new Error("not here");
        },
      },
      storage: {
        local: {
          async get(key: string) {
            if (broken.reading) throw new Error("not read");
            return key in stored ? { [key]: stored[key] } : {};
          },
          async set(changes: Record<string, unknown>) {
            if (broken.writing) throw new Error("not stored");
            Object.assign(stored, changes);
          },
        },
        onChanged: { addListener() {}, removeListener() {} },
      },
    },
  };
});

const quiet = new AbortController().signal;

beforeEach(() => {
  Object.assign(broken, { reading: false, writing: false, commands: false });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

function shown(what: ComponentChild): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"));
  render(what, place);
  onTestFinished(() => {
    render(null, place);
    place.remove();
  });
  return place;
}

const alertOf = (place: HTMLElement) => () =>
  [...place.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).join("");
const buttonOf = (place: HTMLElement, text: string) =>
  [...place.querySelectorAll("button")].find(({ textContent }) => textContent === text);

function failingOption<T>(first: T) {
  return { ...fakeOption(first), set: () => Promise.reject(new Error("full")) };
}

test("a look that cannot be stored is as it was, and the settings say so", async () => {
  const theme = createSetting<"system" | "light" | "dark">(failingOption("light"), "system", quiet);
  const density = createSetting<"comfortable" | "compact">(fakeOption("compact"), "comfortable", quiet);
  const language = createSetting(fakeOption(""), "", quiet);
  const place = shown(<Looks app={{ appearance: { theme, density }, language } as LibraryState} />);
  await expect.poll(() => theme.now.value).toBe("light");
  place.querySelector<HTMLInputElement>('input[value="dark"]')?.click();
  await expect.poll(alertOf(place)).toBe("settings_not_stored");
  expect(theme.now.value).toBe("light");
  expect(place.querySelector<HTMLInputElement>('input[value="light"]')?.checked).toBe(true);
  place.querySelector<HTMLInputElement>('input[value="comfortable"]')?.click();
  await expect.poll(() => density.now.value).toBe("comfortable");
});

test("what is never kept: an entry that is not stored is not listed, and a list that is not read cannot be overwritten", async () => {
  const app = { sites: { sites: signal([]) }, rows: signal([]), data: fakeLibraryData() } as unknown as LibraryState;
  const place = shown(<NeverKept app={app} />);
  const type = async (word: string) => {
    await expect.poll(() => place.querySelectorAll("input").length).toBe(3);
    const input = place.querySelectorAll("input")[2] as HTMLInputElement;
    input.value = word;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.form?.requestSubmit();
  };
  await type("diagnosis");
  await expect.poll(() => place.querySelector(".chip")?.textContent).toBe("diagnosis");
  broken.writing = true;
  await type("lawyer");
  await expect.poll(alertOf(place)).toBe("settings_not_stored");
  expect([...place.querySelectorAll(".chip")].map(({ textContent }) => textContent)).toEqual(["diagnosis"]);
  broken.reading = true;
  const unread = shown(<NeverKept app={app} />);
  await expect.poll(alertOf(unread)).toBe("settings_not_read");
  expect(unread.querySelector("input")).toBeNull();
});

test("access that the browser does not change is told above the sites, whatever is read after it", async () => {
  const data = fakeData();
  const site = { id: "claude", name: "Claude", origins: ["https://claude.ai/*"], granted: true, paused: false };
  data.answers["sites.list"] = [site];
  data.answers["site.pause"] = failing("no-space");
  const access = { request: async () => true, remove: () => Promise.reject(new Error("no")), onChanged() {} };
  const sites = createSites(data, access, quiet);
  await sites.refresh();
  const place = shown(
    <>
      <SitesProblem sites={sites} />
      <SiteList sites={sites} canPause />
    </>,
  );
  buttonOf(place, "welcome_take_back")?.click();
  await expect.poll(alertOf(place)).toContain("error_unknown");
  expect(data.asked.filter(({ name }) => name === "sites.list")).toHaveLength(2);
  await sites.pause(site, true);
  await expect.poll(alertOf(place)).toContain("error_no_space");
  await sites.refresh();
  await expect.poll(alertOf(place)).toBe("");
});

test("keys that cannot be read are not told to be none; a page of the browser that does not open is told", async () => {
  broken.commands = true;
  const place = shown(<Keys app={{} as LibraryState} />);
  await expect.poll(alertOf(place)).toBe("error_unknown");
  expect(place.textContent).not.toContain("settings_keys_none");
  broken.commands = false;
  dispatchEvent(new Event("focus"));
  await expect.poll(() => place.querySelector("kbd")?.textContent).toBe("Alt+Shift+S");
  expect(alertOf(place)()).toBe("");
  buttonOf(place, "settings_keys_change")?.click();
  await expect.poll(alertOf(place)).toBe("error_unknown");
});

test("that the browser was not asked to keep what is stored is told, and not taken for its refusal", async () => {
  const data = { ...fakeLibraryData(), keep: () => Promise.reject(new Error("no")) };
  const place = shown(<Kept app={{ data, rows: signal([]) } as unknown as LibraryState} />);
  await expect.poll(() => buttonOf(place, "settings_kept_ask")).toBeDefined();
  buttonOf(place, "settings_kept_ask")?.click();
  await expect.poll(alertOf(place)).toBe("error_unknown");
  expect(place.textContent).not.toContain("settings_kept_refused");
});

test("an export is not made where it cannot be encrypted, and the form says why no key is offered", async () => {
  broken.reading = true;
  const encrypt = createEncrypt();
  const place = shown(<EncryptFields encrypt={encrypt} />);
  await expect.poll(alertOf(place)).toBe("error_unknown");
  expect(await encrypt.seal("zip")).toBeUndefined();
  vi.doMock("../../crypt/seal-ahead.ts", () => ({ sealAhead: () => Promise.reject(new Error("no memory")) }));
  encrypt.how.value = "passphrase";
  await encrypt.offer();
  expect(await encrypt.seal("zip")).toBe("wrong");
  expect(encrypt.fault.value).toBeUndefined();
  expect(encrypt.working.value).toBe(false);
  await expect.poll(alertOf(place)).toBe("error_unknown");
});

test("a choice for exports whose name is not stored says that it will not be there the next time", async () => {
  const form = createForm({ chats: ["a"] }, { last: null, own: [] }, exportSay());
  const place = shown(<OwnPresets form={form} onChanged={() => Promise.reject(new Error("full"))} />);
  const input = place.querySelector("input") as HTMLInputElement;
  input.value = "Mine";
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await expect.poll(() => buttonOf(place, "library_save")?.disabled).toBe(false);
  buttonOf(place, "library_save")?.click();
  await expect.poll(alertOf(place)).toBe("library_export_not_kept");
});
