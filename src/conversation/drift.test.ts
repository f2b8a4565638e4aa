import { describe, expect, test } from "vitest";
import type { Capture, CapturedMessage, CaptureEntry } from "./capture.ts";
import { judge } from "./drift.ts";
import type { Part, Role } from "./model.ts";
import { keepAll } from "./testing/keeper.ts";
import { chatOf, windowOf } from "./testing/windows.ts";
import { capture } from "./testing/world.ts";

const at = Date.parse("2026-01-01T00:00:00Z");
const long = "a sentence of some length that is repeated; ".repeat(10);

function message(id: string, role: Role, text: string, more: Partial<CapturedMessage> = {}): CapturedMessage {
  const parts: Part[] = [{ kind: "text", format: "markdown", text }];
  return { kind: "message", ids: id === "" ? [] : [id], role, parts, finished: true, ...more };
}

function look(entries: CaptureEntry[], more: Partial<Capture> = {}): Capture {
  return { ...capture(entries, at, { start: "unknown", end: true }), ...more };
}

function verdictOf(now: Capture, before: Capture[] = []) {
  return judge(now.health, now, keepAll(before).held?.outline);
}

/** Judges with what is held, if anything. */
function whyNot(now: Capture, before: Capture[] = []): string | undefined {
  const verdict = before.length > 0 ? verdictOf(now, before) : judge(now.health, now, undefined);
  return verdict.ok ? undefined : verdict.why;
}

const answered = [1, 2, 3, 4].flatMap((n) => [
  message(`u${n}`, "user", `${n} ${long}`),
  message(`a${n}`, "assistant", `${n} ${long}`),
]);

describe("what passes", () => {
  test("a plain chat, new and known", () => {
    expect(whyNot(look(answered))).toBeUndefined();
    expect(whyNot(look(answered), [look(answered)])).toBeUndefined();
  });

  test("50 prompts of one word with answers", () => {
    const texts = chatOf(50, () => true);
    expect(whyNot(windowOf(texts, 0, texts.length, "ids", at))).toBeUndefined();
  });

  test("several retries in a row after errors", () => {
    const retries = Array.from({ length: 7 }, (_, n) => message(`u${n}`, "user", "continue"));
    expect(whyNot(look([...retries, message("a", "assistant", "at last")]))).toBeUndefined();
  });

  test("many prompts in a row that are held already", () => {
    const prompts = Array.from({ length: 7 }, (_, n) => message(`u${n}`, "user", "continue"));
    const more = Array.from({ length: 7 }, (_, n) => message(`v${n}`, "user", "continue"));
    expect(whyNot(look([...prompts, ...more]), [look(prompts)])).toBeUndefined();
  });

  test("a window of scheduled answers", () => {
    const answers = Array.from({ length: 12 }, (_, n) => message(`a${n}`, "assistant", `report ${n}`));
    expect(whyNot(look(answers))).toBeUndefined();
    expect(
      whyNot(look([message("u", "user", "every day"), ...answers], { evidence: { start: "start", end: true } })),
    ).toBeUndefined();
  });

  test("an answer that is still being written, shorter than what is held", () => {
    const now = look([message("u1", "user", `1 ${long}`), message("a1", "assistant", "1 a", { finished: false })]);
    expect(whyNot(now, [look(answered)])).toBeUndefined();
  });

  test("one of several messages much shorter than before", () => {
    const [first, , ...others] = answered;
    if (!first) throw new Error("no message");
    expect(whyNot(look([first, message("a1", "assistant", "short"), ...others]), [look(answered)])).toBeUndefined();
  });

  test("an image alone, a message that could not be read, and an empty wrapper are no empty messages", () => {
    const image: Part = { kind: "image", key: "1", alt: "", origin: "generated" };
    const now = look([
      message("u1", "user", "draw"),
      message("a1", "assistant", "", { parts: [image] }),
      message("a2", "assistant", "", { parts: [{ kind: "unreadable", what: "report", reason: "frame" }] }),
      { kind: "unmounted", ids: ["a3"] },
    ]);
    expect(whyNot(now)).toBeUndefined();
  });
});

describe("what is refused", () => {
  test("required selectors that match nothing, by name", () => {
    const now = look(answered, { health: { containers: 8, read: 8, missing: ["message"] } });
    expect(judge(now.health, now, undefined)).toEqual({ ok: false, missing: ["message"], why: "selectors" });
  });

  test("containers that give nothing", () => {
    expect(whyNot(look([], { health: { containers: 3, read: 0, missing: [] } }))).toBe("unread");
    expect(whyNot(look(answered, { health: { containers: 20, read: 8, missing: [] } }))).toBe("unread");
  });

  test("nothing where something is held", () => {
    expect(whyNot(look([]), [look(answered)])).toBe("nothing-read");
  });

  test("messages without text", () => {
    expect(whyNot(look(answered.map((one) => ({ ...one, parts: [] }))))).toBe("empty-messages");
  });

  test("prompts without any answer, answers without any prompt", () => {
    const prompts = Array.from({ length: 8 }, (_, n) => message(`u${n}`, "user", `prompt ${n}`));
    expect(whyNot(look(prompts))).toBe("one-sided");
    const answers = Array.from({ length: 4 }, (_, n) => message(`a${n}`, "assistant", `answer ${n}`));
    expect(whyNot(look(answers, { evidence: { start: "start", end: true } }))).toBe("one-sided");
  });

  test("everybody's role turned round", () => {
    const turned = answered.map((one) => ({
      ...one,
      role: one.role === "user" ? ("assistant" as const) : ("user" as const),
    }));
    expect(whyNot(look(turned), [look(answered)])).toBe("roles-changed");
  });

  test("texts cut to their first words, by id and by row index", () => {
    const cut = (one: CapturedMessage) => message(one.ids[0] ?? "", one.role, "1 a sentence");
    expect(whyNot(look(answered.map(cut)), [look(answered)])).toBe("text-shrunk");
    const rows = answered.map((one, index) => ({ ...one, ids: [], index }));
    const short = rows.map((one) => ({ ...cut(one), ids: [], index: one.index }));
    expect(whyNot(look(short), [look(rows)])).toBe("text-shrunk");
  });

  test("messages in reverse", () => {
    expect(whyNot(look([...answered].reverse()), [look(answered)])).toBe("order-changed");
  });
});
