import { expect, test } from "vitest";
import { accessError, isForbidden } from "./access-error.ts";

// The texts are those of Chromium 156 and Firefox 153.
test.each([
  ["Cannot access a chrome:// URL", "forbidden-page"],
  ["Cannot access a chrome-extension:// URL of different extension", "forbidden-page"],
  ["The extensions gallery cannot be scripted.", "forbidden-page"],
  ["This page cannot be scripted due to an ExtensionsSettings policy.", "forbidden-page"],
  ["Frame with ID 0 is showing error page", "forbidden-page"],
  [
    "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
    "no-access",
  ],
  [
    'Cannot access contents of url "https://chatgpt.com/c/secret". Extension manifest must request permission to access this host.',
    "no-access",
  ],
  ["Missing host permission for the tab", "no-access"],
  ["Missing host permission for the tab, and any iframes", "no-access"],
  ["No tab with id: 12.", "no-access"],
  ["Invalid tab ID: 12", "no-access"],
  ["The tab was closed.", "no-access"],
  ["Frame with ID 0 was removed.", "no-access"],
  ["something new", "unknown"],
])("%j means %s", (text, code) => {
  const error = accessError(new Error(text));
  expect(error.code).toBe(code);
  expect(error.message).not.toContain("secret");
});

test.each([
  ["chrome://extensions/", true],
  ["about:addons", true],
  ["view-source:https://chatgpt.com/", true],
  ["devtools://devtools/x", true],
  ["moz-extension://1/x.html", true],
  ["data:text/html,x", true],
  ["https://chromewebstore.google.com/detail/x", true],
  ["https://addons.mozilla.org/firefox/", true],
  ["https://chrome.google.com/webstore/category", true],
  ["https://microsoftedge.microsoft.com/addons/x", true],
  ["https://chatgpt.com/c/1", false],
  ["http://localhost:3000/", false],
  ["file:///home/me/page.html", false],
  ["https://addons.mozilla.org.evil.test/", false],
  ["https://chrome.google.com/", false],
])("%s is forbidden: %s", (address, forbidden) => expect(isForbidden(address)).toBe(forbidden));
