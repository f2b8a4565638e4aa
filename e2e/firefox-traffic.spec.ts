import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";

const fromBackground = (address: string) =>
  `browser.runtime.getBackgroundPage().then((page) => page.fetch("${address}")).then(() => "sent", () => "failed")`;

test("a request that nobody set up is noticed, also to this machine; a page of ours can send none", async () => {
  const firefox = await firefoxWithExtension();
  try {
    await firefox.evaluate(fromBackground("https://background.leak.example/"));
    await firefox.evaluate(fromBackground("http://127.0.0.1:3999/own"));
    const sent = await firefox.evaluate(`fetch("https://page.leak.example/").then(() => "sent", () => "refused")`);
    expect(sent).toBe("refused");
    expect(firefox.traffic.takeFaults()).toEqual([
      "unanswered: CONNECT https://background.leak.example/",
      "unanswered: GET http://127.0.0.1:3999/own",
    ]);
  } finally {
    await firefox.close();
  }
});
