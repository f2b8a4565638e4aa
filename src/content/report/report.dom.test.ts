import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeSite } from "../testing/fake-chat.ts";

vi.mock("../../browser.ts", () => ({
  browser: { runtime: { id: "self", getManifest: () => ({ version: "1.2.3" }) } },
}));

const { newSession, settle } = await import("../session.ts");
const { pageReport } = await import("./report.ts");

const conversation = { site: "fake", nativeId: "c1", url: "https://fake.example/c/c1", title: "canarytitle" };
const site = fakeSite({ conversation, wrappers: true, reverse: false, reads: new Map() });

/** Everything a page could hold of its user, each place with its own canary word. */
const canaries = `
<aside><a href="https://canaryhost.example/canarypath?q=canaryquery" title="canaryhint">canarylink Ünïcode 12345</a></aside>
<main canaryattribute="canaryvalue" onclick="canaryhandler()" style="background:url(canarystyle)">
 <div data-chat="" class="canaryclass markdown" id="canaryid">
  <div data-key="11111111-canary-4444-aaaaaaaaaaaa" data-testid="conversation-turn-4711" data-note="canarynote">
   <div data-role="user"><p class="text">canaryprompt <b>canarybold</b> Ключ 密码 pass1234</p>
   <input value="canaryinput" placeholder="canaryplaceholder"><textarea>canaryarea</textarea>
   <img alt="canaryalt" src="data:image/png;base64,canarydata"><a href="mailto:canary@mail.example">x</a>
   <a href="javascript:canaryscript()">y</a><!-- canarycomment --></div>
  </div>
  <div data-key="k2" data-state="Canary State"><div data-role="assistant"><p class="text">answer</p></div></div>
 </div>
 <script>canaryjs</script><style>.canarycss{}</style><svg><title>canarysvg</title></svg>
 <canary-element data-canaryid-99887766="x">z</canary-element>
</main>`;

const report = () => {
  const session = newSession([site], new AbortController().signal, () => undefined);
  settle(session);
  return pageReport(session);
};

afterEach(() => document.body.replaceChildren());

describe("the page report", () => {
  it("holds no word, number, id or address of the page", () => {
    document.body.innerHTML = canaries;
    const text = report();
    // A custom element's name and a data attribute's are the site's own code, not the user's words.
    const rest = text.replaceAll("<canary-element", "").replaceAll(/data-canaryid-0+/g, "");
    expect(rest.toLowerCase()).not.toContain("canary");
    for (const secret of ["4711", "12345", "1111", "aaaaaaaa", "pass", "Ключ", "密码", "Ünï", "99887766"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("still shows the structure that an adapter goes by", () => {
    document.body.innerHTML = canaries;
    const text = report();
    expect(text).toContain("Convokeep 1.2.3");
    expect(text).toContain("site: fake, layout: fake");
    expect(text).toContain("turns: 2, mounted: 2");
    expect(text).toContain('data-testid="conversation-turn-0000"');
    expect(text).toContain('data-role="user"');
    expect(text).toContain('class="markdown"');
    expect(text).toContain("xxxxxxxxxxxx");
  });

  it("stays small on a huge page, and keeps the turns when it is cut", () => {
    const turn = (at: number) =>
      `<div data-key="k${at}"><div data-role="user"><p class="text">${"word ".repeat(50)}</p></div></div>`;
    const nested = (depth: number): string => (depth === 0 ? "x" : `<i>${nested(depth - 1)}</i><b></b>`);
    const sidebar = Array.from({ length: 3_000 }, (_, at) => `<a data-x${at}="y">${at}</a>`).join("");
    document.body.innerHTML = `<nav>${sidebar}</nav><main><div data-chat>${Array.from({ length: 900 }, (_, at) => turn(at)).join("")}</div>${nested(200)}</main>`;
    const text = report();
    expect(text.length).toBeLessThanOrEqual(61_000);
    expect(text).toContain("894 more like these");
    expect(text.indexOf("data-key")).toBeLessThan(text.indexOf("<nav"));
  });

  it("works on a page without any chat", () => {
    document.body.innerHTML = "<p>hello</p>";
    expect(report()).toContain("layout: none");
  });
});
