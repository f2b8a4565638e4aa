import { expect, test } from "vitest";
import { chatgpt } from "./index.ts";

const pages = import.meta.glob<string>("./fixtures/hostile-names.html", {
  query: "?raw",
  import: "default",
  eager: true,
});

function read(page: Document) {
  const layout = chatgpt.layout(page);
  return layout?.turns(page).flatMap((turn) => layout.read(turn).messages) ?? [];
}

const textOf = (message: { parts: { kind: string; text?: string }[] } | undefined) =>
  message?.parts.map((part) => part.text ?? "").join("\n");

test("the page with hostile names really hides what it names, and is read all the same", async () => {
  const frame = document.createElement("iframe");
  frame.srcdoc = Object.values(pages)[0] ?? "";
  document.body.append(frame);
  await new Promise((done) => frame.addEventListener("load", done, { once: true }));
  const page = frame.contentDocument ?? document;
  expect(() => page.querySelectorAll("section")).toThrow();
  expect(page.forms[page.forms.length - 1]?.firstChild?.nodeName).toBe("INPUT");
  expect(read(page).map(textOf)).toEqual(["Still here", "So am I."]);
  frame.remove();
});

test.each(["section", "node", "body"])("an answer buried 5,000 levels deep in its %s keeps its words", (where) => {
  const page = new DOMParser().parseFromString(
    `<section data-turn="assistant" data-turn-id="t"><div data-message-author-role="assistant" data-message-id="m"><div class="markdown"></div></div></section>`,
    "text/html",
  );
  const place = { section: "section", node: "[data-message-author-role]", body: ".markdown" }[where] ?? "";
  const outer = page.createElement("div");
  let inner = outer;
  for (let level = 0; level < 5000; level++) inner = inner.appendChild(page.createElement("div"));
  inner.textContent = "deep words";
  page.querySelector(place)?.append(outer);
  const messages = read(page);
  expect(messages).toHaveLength(1);
  expect(textOf(messages[0])).toContain("deep words");
});

test("a text that uses our own marker characters is kept", () => {
  const page = new DOMParser().parseFromString(
    `<section data-turn="assistant"><div data-message-author-role="assistant"><div class="markdown"><p>a \uE0F10\uE0F2 b</p><iframe src="https://x.example/"></iframe><p>c \uE0F17\uE0F2 d</p></div></div></section>`,
    "text/html",
  );
  const [message] = read(page);
  expect(message?.parts.filter((part) => part.kind === "unreadable")).toHaveLength(1);
  expect(textOf(message)).toMatch(/a .*b[\s\S]*c .*d/);
});

test("a thousand turns are listed without reading them, each message once", () => {
  const section = (at: number) =>
    `<div data-turn-id-container="t${at}" data-is-intersecting="true"><section data-turn="user" data-turn-id="t${at}" data-turn-id-container="t${at}"><div data-turn-id-container="t${at}"><div data-message-author-role="user" data-message-id="t${at}"><div class="whitespace-pre-wrap">continue</div></div></div></section></div>`;
  const page = new DOMParser().parseFromString(
    Array.from({ length: 1000 }, (_, at) => section(at)).join(""),
    "text/html",
  );
  const messages = read(page);
  expect(messages).toHaveLength(1000);
  expect(new Set(messages.map(({ ids }) => ids.join()))).toHaveLength(1000);
});
