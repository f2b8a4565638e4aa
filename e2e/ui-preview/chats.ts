import type { Conversation, Coverage } from "../../src/conversation/model.ts";

const subjects = [
  "Sourdough that does not collapse",
  "Refactoring a parser into small pure functions",
  "Lisbon in four days, with a toddler and no car",
  "What the tenancy agreement says about subletting the flat to friends over the summer",
  "SQL: running totals per customer",
  "Names for a sailing boat",
  "Why is the sky dark at night?",
  "شرح مبسط لقانون نيوتن الثاني",
  "日本語の助詞「は」と「が」の違い",
  "Cover letter, second draft",
];

/** Chats as a person's archive holds them: mostly whole, some with something missing, newest first. */
export function chats(count: number): Conversation[] {
  return Array.from({ length: count }, (_, index) => chat(index));
}

function chat(index: number): Conversation {
  const at = new Date(Date.UTC(2026, 10, 20, 14, 5) - index * 7_400_000).toISOString();
  const subject = subjects[index % subjects.length] ?? "";
  const coverage = coverageOf(index);
  return {
    id: `chatgpt:chat-${index}`,
    site: "chatgpt",
    url: `https://chatgpt.com/c/chat-${index}`,
    title: index < subjects.length ? subject : `${subject} (${index})`,
    titleFrom: "page",
    updated: { at, from: "capture" },
    firstCaptured: at,
    lastCaptured: at,
    tags: [],
    starred: false,
    coverage,
    messageCount: coverage.held,
  };
}

function coverageOf(index: number): Coverage {
  const held = 4 + ((index * 37) % 240);
  const whole = { held, gaps: [], unreadImages: 0 };
  if (index % 5 === 1) {
    const gaps = [{ after: null, reason: "older-not-loaded" as const }];
    return { ...whole, state: "partial", total: held + 155, gaps };
  }
  return index % 7 === 3 ? { ...whole, state: "unknown" } : { ...whole, state: "complete", total: held };
}
