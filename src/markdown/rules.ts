import { addBlock, boundary } from "./block-content.ts";
import { addTask, readHeading } from "./blocks.ts";
import { addCodeBlock } from "./code-block.ts";
import { inlineCode } from "./code-span.ts";
import type { RuleAnswer, SiteRule } from "./convert.ts";
import type { Flow } from "./flow.ts";
import type { Conversion } from "./handler.ts";
import { appendRaw, closeMark, openMark } from "./inline-content.ts";
import { emphasisMark, strongMark, struckMark } from "./marks.ts";
import { addMaths } from "./maths.ts";

export type RuleBook = (element: Element) => RuleAnswer | undefined;

/** Rules sorted by tag name once, in their own order, so that most elements ask none. */
export function ruleBook(rules: readonly SiteRule[]): RuleBook | null {
  if (rules.length === 0) return null;
  const always = rules.filter((rule) => rule.tags === undefined);
  const byName = new Map<string, SiteRule[]>();
  for (const name of new Set(rules.flatMap((rule) => rule.tags ?? []))) {
    byName.set(
      name,
      rules.filter((rule) => rule.tags === undefined || rule.tags.includes(name)),
    );
  }
  return (element) => {
    for (const rule of byName.get(element.localName) ?? always) {
      const answer = rule.apply(element);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}

/** Does what a rule answered. */
export function obey(answer: RuleAnswer, element: Element, flow: Flow, conversion: Conversion): void {
  switch (answer.do) {
    case "skip":
      break;
    case "unwrap":
      conversion.children(element, flow);
      break;
    case "preserve":
      preserve(element, flow, conversion);
      break;
    case "inline":
      appendRaw(flow, answer.markdown);
      break;
    case "block":
      addForeignBlock(flow, answer.markdown);
      break;
    case "as":
      readAs(answer.tag, element, flow, conversion);
      break;
    case "heading":
      readHeading(answer.level, element, flow, conversion);
      break;
    case "task":
      addTask(flow, answer.checked);
      break;
    case "code":
      addCodeBlock(flow, answer.text, answer.language);
      break;
    case "math":
      addMaths(flow, answer.tex, answer.display);
      break;
  }
}

const marks = { strong: strongMark, em: emphasisMark, del: struckMark };

function readAs(tag: "code" | keyof typeof marks, element: Element, flow: Flow, conversion: Conversion): void {
  if (tag === "code") {
    inlineCode(element, flow, conversion);
    return;
  }
  openMark(flow, marks[tag]());
  conversion.children(element, flow);
  closeMark(flow);
}

/** A block in a place for one line goes on that line. */
function addForeignBlock(flow: Flow, markdown: string): void {
  if (flow.place === "blocks") {
    addBlock(flow, { kind: "html", markdown: markdown.trim() });
    return;
  }
  boundary(flow);
  appendRaw(flow, markdown.trim().replace(/(?<!\s)\s*\n\s*/g, flow.place === "cell" ? "<br>" : " "));
  boundary(flow);
}

/** Read as ever, but for its white space. */
function preserve(element: Element, flow: Flow, conversion: Conversion): void {
  const before = flow.preserve;
  flow.preserve = true;
  conversion.own(element, flow);
  flow.preserve = before;
}
