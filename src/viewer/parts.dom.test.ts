import { afterEach, describe, expect, it } from "vitest";
import type { Message, Part } from "../conversation/model.ts";
import { finishInView } from "./finish.ts";
import { renderMessage } from "./message.ts";
import { renderPart, renderParts } from "./parts.ts";
import { say } from "./testing/say.ts";

const asset = { sha256: "00", type: "image/png", size: 1 };

function holderOf(node: Node): HTMLElement {
  const holder = document.createElement("div");
  holder.append(node);
  document.body.append(holder);
  return holder;
}

const shown = (...parts: Part[]): HTMLElement => holderOf(renderParts(parts, { say }));
const words = (element: Element | null): string => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

afterEach(() => document.body.replaceChildren());

describe("parts", () => {
  it("show typed text character for character", () => {
    const text = " *a*\n\n  <b>&amp;</b>\t$x$ ";
    expect(shown({ kind: "text", format: "plain", text }).textContent).toBe(text);
  });

  it("fold reasoning and tools, unless they are to be unfolded", () => {
    const parts: Part[] = [
      { kind: "reasoning", text: "*so*", label: "Thought for 3 s" },
      { kind: "tool", name: "search", input: '{"a": 1}', output: "" },
    ];
    const folds = [...shown(...parts).querySelectorAll("details")];
    expect(folds.map(({ open }) => open)).toEqual([false, false]);
    expect(folds.map((fold) => words(fold.querySelector("summary")))).toEqual([
      "Thought for 3 s",
      "export_tool_name (search)",
    ]);
    expect(folds[1]?.querySelectorAll("pre")).toHaveLength(2);
    const unfolded = holderOf(renderParts(parts, { say, unfold: true }));
    expect([...unfolded.querySelectorAll("details")].map(({ open }) => open)).toEqual([true, true]);
  });

  it("show an image where the text names it, and only there", () => {
    const image: Part = { kind: "image", key: "k", alt: "Hill", origin: "content", problem: "too-large" };
    const text: Part = { kind: "text", format: "markdown", text: "see ![](attachment:k)" };
    expect(shown(image, text).querySelectorAll(".absent")).toHaveLength(1);
    expect(shown(image, text).querySelector(".prose .absent")).not.toBeNull();
    expect(shown(image).querySelector("figure .absent")).not.toBeNull();
  });

  it("number sources alike in the text and in the list, the same source once", () => {
    const items = [
      { label: "a", title: "One", url: "https://one.example/" },
      { label: "b", title: "Two", url: "https://www.two.example/x" },
      { label: "c", title: "One", url: "https://one.example/" },
    ];
    const holder = shown({ kind: "text", format: "markdown", text: "x[^b] y[^c]" }, { kind: "citations", items });
    expect([...holder.querySelectorAll(".cite")].map(words)).toEqual(["2", "1"]);
    expect([...holder.querySelectorAll(".sources li")].map(words)).toEqual(["One one.example", "Two two.example"]);
  });

  it("offer to open bytes that are there, and say why others are not", () => {
    const opened: string[] = [];
    const options = { say, open: (_: unknown, name: string) => void opened.push(name) };
    const file = holderOf(renderPart({ kind: "file", key: "f", name: "a.pdf", asset }, options));
    file.querySelector("button")?.click();
    expect(opened).toEqual(["a.pdf"]);
    const missing = shown({ kind: "file", key: "f", name: "b.pdf", problem: "timed-out" });
    expect(missing.querySelector("button")).toBeNull();
    expect(words(missing)).toBe("b.pdfexport_problem_timed_out");
  });

  it("keep artifacts whole, as code or as text under their title", () => {
    const code = shown({ kind: "artifact", title: "x.ts", language: "ts", format: "code", content: "let a;\n" });
    expect([words(code.querySelector(".code-name")), words(code.querySelector("code"))]).toEqual(["x.ts", "let a;"]);
    const text = shown({ kind: "artifact", title: "", format: "markdown", content: "# B" });
    expect([words(text.querySelector(".artifact-title")), words(text.querySelector("h1"))]).toEqual([
      "export_artifact",
      "B",
    ]);
  });

  it("say what could not be read", () => {
    expect(words(shown({ kind: "unreadable", what: "map", reason: "no text" }))).toBe(
      "export_unreadable (map, no text)",
    );
  });

  it("fold away the JSON of what an import did not understand", () => {
    const holder = shown({ kind: "unreadable", what: "poll", reason: "not known", raw: '{"html":"<b>1</b>"}' });
    expect(words(holder.querySelector("p"))).toBe("export_unreadable (poll, not known)");
    const details = holder.querySelector("details");
    expect([details?.open, words(details?.querySelector("summary") ?? null)]).toEqual([false, "JSON"]);
    expect(details?.querySelector("code")?.textContent).toBe('{"html":"<b>1</b>"}');
  });
});

describe("a message", () => {
  const message: Message = {
    id: "1",
    aliases: [],
    role: "assistant",
    author: "Tutor",
    model: "gpt-5",
    sentAt: "2026-11-20T14:05:00.000Z",
    parts: [{ kind: "text", format: "markdown", text: "### a" }],
    finished: true,
    hash: "",
    capturedAt: "",
    origin: "page",
    versions: [],
  };

  it("stands under a heading that says who wrote it, with its own headings below", () => {
    const article = renderMessage(message, { say, headingLevel: 3, number: 7, time: (iso) => iso.slice(0, 10) });
    expect(words(article.querySelector("header"))).toBe("7 export_author (export_assistant, Tutor)gpt-52026-11-20");
    expect([...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ localName }) => localName)).toEqual([
      "h3",
      "h4",
    ]);
  });

  it("says so when it is empty or was still being written", () => {
    expect(words(renderMessage({ ...message, parts: [] }, { say }))).toContain("export_empty");
    expect(words(renderMessage({ ...message, finished: false }, { say }))).toContain("export_unfinished");
  });
});

it("draws what comes into view, and nothing that is far away or was taken off", async () => {
  const far = document.createElement("div");
  far.style.height = "10000px";
  const render = (tex: string) => holderOf(renderParts([{ kind: "text", format: "markdown", text: tex }], { say }));
  const gone = render("$g$");
  const near = render("$x$");
  document.body.append(far);
  const below = render("$y$");
  const finisher = finishInView();
  for (const root of [gone, near, below]) finisher.watch(root);
  finisher.unwatch(gone);
  await expect.poll(() => near.querySelector(".katex")).not.toBeNull();
  expect([gone, below].map((root) => root.querySelector(".katex"))).toEqual([null, null]);
  below.scrollIntoView();
  await expect.poll(() => below.querySelector(".katex")).not.toBeNull();
  finisher.stop();
});
