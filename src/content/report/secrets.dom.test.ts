import { words } from "virtual:page-words";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeSite } from "../testing/fake-chat.ts";

vi.mock("../../browser.ts", () => ({
  browser: { runtime: { id: "self", getManifest: () => ({ version: "1.2.3" }) } },
}));

const { newSession, settle } = await import("../session.ts");
const { pageReport } = await import("./report.ts");

const seed = Number(import.meta.env.VITE_CONVOKEEP_SEED ?? Date.now() % 2 ** 31);
const runs = import.meta.env.VITE_CONVOKEEP_LONG ? 5_000 : 200;
const conversation = { site: "fake", nativeId: "c1", url: "https://fake.example/c/c1" };
const site = fakeSite({ conversation, wrappers: true, reverse: false, reads: new Map() });

/** Words and numbers that are in no list of ours: letters of several scripts, digits. */
const secret = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."qzkvw"), minLength: 4, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(..."qzkvwQZжщéñ密碼"), minLength: 4, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(..."123456789"), minLength: 5, maxLength: 9 }),
);
const literals = Object.values(words).flatMap((values) => (values ?? []).map((value) => value.replace(/^[\^$*]/, "")));
const literal = fc.constantFrom("", ...literals);
/** A value with secrets in it, beside or within what adapters look for. */
const value = fc.array(fc.tuple(literal, secret), { minLength: 1, maxLength: 3 }).map((pieces) => ({
  secrets: pieces.map(([, one]) => one),
  forms: [
    pieces.map((piece) => piece.join("")).join(" "),
    pieces.map(([known, one]) => `${one}${known}`).join(" "),
    pieces.map(([known, one]) => `${known} ${one}`).join(" "),
    `https://${pieces.map(([, one]) => one).join(".")}.example/${pieces[0]?.[1]}?q=${pieces[0]?.[1]}`,
  ],
}));
const names = [
  ...Object.keys(words).filter((name) => name !== "*"),
  ..."data-note data-state data-testid aria-label title alt placeholder value style onclick srcset content download".split(
    " ",
  ),
];
/** What adapters go by most stands in every third attribute. */
const attribute = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom("class", "id", "data-testid", "data-role", "role", "data-state") },
);
const element = fc.record({
  tag: fc.constantFrom("div", "p", "a", "img", "button", "textarea", "article", "x-note", "code", "main"),
  attributes: fc.uniqueArray(fc.tuple(attribute, value, fc.nat(3)), {
    maxLength: 5,
    selector: ([name]) => name,
  }),
  text: value,
  inner: fc.boolean(),
});

function build(described: readonly Described[]): string[] {
  const secrets: string[] = [];
  let holder: Element = document.body;
  for (const { tag, attributes, text, inner } of described) {
    const made = document.createElement(tag);
    for (const [name, { forms, secrets: hidden }, form] of attributes) {
      made.setAttribute(name, forms[form] ?? "");
      secrets.push(...hidden);
    }
    holder.append(made);
    if (tag === "img") continue;
    made.append(text.forms[0] ?? "", document.createComment(text.forms[1] ?? ""));
    secrets.push(...text.secrets);
    if (inner) holder = made;
  }
  return secrets;
}

type Described = typeof element extends fc.Arbitrary<infer One> ? One : never;

afterEach(() => document.body.replaceChildren());

describe("the page report", () => {
  it("lets no secret through, in whatever attribute, class or text it stands, alone or beside what adapters look for", () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 12 }), (described) => {
        document.body.replaceChildren();
        const secrets = build(described);
        const page = document.body.outerHTML;
        for (const one of secrets) expect(page).toContain(one);
        const session = newSession([site], new AbortController().signal, () => undefined);
        settle(session);
        const report = pageReport(session).toLowerCase();
        for (const one of secrets) expect(report).not.toContain(one.toLowerCase());
      }),
      { seed, numRuns: runs },
    );
  });
});
