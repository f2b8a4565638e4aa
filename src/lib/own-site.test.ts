import { describe, expect, test } from "vitest";
import { ownSiteAt } from "./own-site.ts";

describe("the site at an address", () => {
  test.each([
    ["https://chat.example.com/c/1?x=1", "https://chat.example.com/*"],
    ["https://chat.example.com/*", "https://chat.example.com/*"],
    ["http://localhost:3000/", "http://localhost/*"],
    ["localhost:8080", "http://localhost/*"],
    ["192.168.1.20:3000/chat", "http://192.168.1.20/*"],
    ["nas", "http://nas/*"],
    ["ai.lan", "http://ai.lan/*"],
    [" chat.example.com ", "https://chat.example.com/*"],
    ["chat.example.com:8443/c", "https://chat.example.com/*"],
    ["https://BÜCHER.example/", "https://xn--bcher-kva.example/*"],
    ["http://[::1]:3000/", "http://[::1]/*"],
  ])("%s", (address, pattern) => {
    const site = ownSiteAt(address);
    expect(site?.origins).toEqual([pattern]);
    expect(site?.id).toBe(`own:${site?.name}`);
  });

  test.each([
    "",
    "  ",
    "file:///etc",
    "chrome://settings",
    "about:blank",
    "https://*.example.com/*",
    "<all_urls>",
    "a b",
  ])("none at “%s”", (address) => expect(ownSiteAt(address)).toBeUndefined());
});
