import { describe, expect, test } from "vitest";
import { chatgpt } from "./index.ts";

const id = "11111111-aaaa-83ea-bb04-000000000001";
const turn = `<main id="thread"><section data-turn="user"><div data-message-author-role="user"><div class="whitespace-pre-wrap">hi</div></div></section><section data-turn="assistant"><div data-message-author-role="assistant"><div class="markdown"><h1>Not the title</h1></div></div></section></main>`;
const octane = `<section data-web-mobile-conversation><ol data-conversation-transcript><li data-message-role="user" id="x"><p data-user-message-copy>hi</p></li></ol></section>`;

function titleOn(path: string, title: string, body = turn): string | undefined {
  const page = new DOMParser().parseFromString(`<title>${title}</title>${body}`, "text/html");
  return chatgpt.conversation(page, new URL(path, "https://chatgpt.com")).title;
}

describe("the document's title", () => {
  test("is the conversation's, on one line", () => {
    expect(titleOn(`/c/${id}`, " Tide  tables\n of 2026 ")).toBe("Tide tables of 2026");
    expect(titleOn(`/c/${id}`, "ChatGPT tips &amp; tricks")).toBe("ChatGPT tips & tricks");
  });

  test.each([
    ["ChatGPT", turn],
    ["New chat", turn],
    ["ChatGPT - My garden helper", turn],
    ["ChatGPT: Chat, Work, Create &amp; Code with AI", turn],
    ["ChatGPT: something else they say to everyone", octane],
    ["", turn],
    [
      "Nytt samtal",
      `<nav><a data-testid="create-new-chat-button" href="/"><div>Nytt samtal</div><div>Ctrl+O</div></a></nav>${turn}`,
    ],
  ])("%j names no conversation", (title, body) => {
    expect(titleOn(`/c/${id}`, title, body)).toBeUndefined();
  });

  test("loses the site's prefix on a share page only", () => {
    expect(titleOn(`/share/${id}`, "ChatGPT - Tide tables")).toBe("Tide tables");
    expect(titleOn(`/share/${id}`, "ChatGPT - New chat")).toBeUndefined();
  });

  test("says nothing where there is no conversation, and is no title of a drawing", () => {
    expect(titleOn("/", "Tide tables")).toBeUndefined();
    const page = new DOMParser().parseFromString(`${turn}<svg><title>Icon</title></svg>`, "text/html");
    expect(chatgpt.conversation(page, new URL(`https://chatgpt.com/c/${id}`)).title).toBeUndefined();
  });
});

describe("the sidebar", () => {
  const classicEntry = (href: string, name: string) =>
    `<nav><a href="${href}"><div class="truncate"><span dir="auto">${name}</span></div><button>…</button></a></nav>`;

  test("knows better than the document, which lags behind", () => {
    expect(titleOn(`/c/${id}`, "The chat before", classicEntry(`/c/${id}`, "This chat") + turn)).toBe("This chat");
    const pair = `<div data-pinned-content-tab-drop-key="chatgpt:conversation:${id}"><span data-thread-title="true">This chat</span></div>`;
    expect(titleOn(`/c/${id}`, "The chat before", pair + turn)).toBe("This chat");
  });

  test("does not lend the title of another chat", () => {
    const other = classicEntry("/c/11111111-aaaa-83ea-bb04-000000000002", "Another");
    expect(titleOn(`/c/${id}`, "ChatGPT", other + turn)).toBeUndefined();
  });

  test("its current entry helps where the document says nothing", () => {
    const current = `<nav><a aria-current="page" href="#"><div class="truncate">Open now</div></a></nav>`;
    expect(titleOn(`/c/${id}`, "ChatGPT", current + turn)).toBe("Open now");
  });

  test("its preview on a project's page is none", () => {
    const list = `<main><a href="/c/${id}"><div>Watering</div><div>Twice a week.</div></a></main>`;
    expect(titleOn("/g/g-p-0123456789abcdef0123456789abcdef/project", "ChatGPT - Garden", list)).toBeUndefined();
  });
});

test("the model is that of the newest answer", () => {
  const answer = (model: string) =>
    `<div data-message-author-role="assistant" data-message-model-slug="${model}"><div class="markdown">x</div></div>`;
  const page = new DOMParser().parseFromString(answer("gpt-4o") + answer("gpt-6-pro"), "text/html");
  expect(chatgpt.conversation(page, new URL(`https://chatgpt.com/c/${id}`)).model).toBe("gpt-6-pro");
});
