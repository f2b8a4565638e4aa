import { expect, test } from "vitest";
import type { PageStatus, SiteState } from "../messages/contract.ts";
import { siteOf } from "./page-facts.ts";

const site = (id: string, origin: string): SiteState => ({
  id,
  name: id,
  origins: [origin],
  granted: true,
  paused: false,
});
const sites = [site("chatgpt", "https://chatgpt.com/*"), site("own:chat.example", "https://chat.example/*")];
const none: PageStatus = { kind: "none", why: "not-injected" };
const chat = (id: string) => ({ kind: "chat", site: id }) as PageStatus;
const tab = (url: string) => ({ id: 1, url });

test("a known site is found by what the page says, else by its address", () => {
  expect(siteOf(chat("chatgpt"), tab("https://elsewhere.example/"), sites)?.id).toBe("chatgpt");
  expect(siteOf(none, tab("https://chatgpt.com/c/1"), sites)?.id).toBe("chatgpt");
  expect(siteOf(none, tab("https://elsewhere.example/"), sites)).toBeUndefined();
  expect(siteOf({ kind: "no-chat", site: null }, null, sites)).toBeUndefined();
});

test("a chat at an address of no known site is on a server of the user's own, granted or not", () => {
  expect(siteOf(chat("open-webui"), tab("https://chat.example/c/1"), sites)).toMatchObject({ granted: true });
  expect(siteOf(chat("open-webui"), tab("http://localhost:3000/c/1"), sites)).toEqual({
    id: "own:localhost",
    name: "localhost",
    origins: ["http://localhost/*"],
    granted: false,
    paused: false,
  });
});
