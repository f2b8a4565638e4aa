import { describeLayout } from "../kit/layout/describe-layout.ts";
import { files } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import type { PageEvidence, Turn } from "../site.ts";
import { about } from "./about.ts";
import { codeViewer } from "./code-rule.ts";
import { selectors } from "./selectors.ts";
import { sources } from "./source-rule.ts";

const layout = describeLayout({
  id: "2026-08",
  shell: selectors.shell,
  turn: selectors.turn,
  message: `${selectors.user}, ${selectors.assistant}`,
  roles: { user: selectors.user, assistant: selectors.assistant },
  rows: { attribute: selectors.row, from: 0 },
  typed: selectors.typed,
  body: selectors.body,
  skip: selectors.skip,
  parts: [files(selectors.file)],
  rules: [codeViewer, sources],
  scroller: selectors.scroller,
  writing: { turn: selectors.busy },
  evidence,
});

/** Copilot of Microsoft 365 (m365.cloud.microsoft, copilot.cloud.microsoft). */
export const m365Copilot = describeSite({
  about,
  layouts: [layout],
  address: {
    conversation: [/^\/chat\/conversation\/([\w-]+)$/],
    newChat: [/^\/chat$/, /^\/$/],
  },
  title: {
    generic: ["Microsoft 365 Copilot", "M365 Copilot", "Microsoft Copilot", "Copilot", "Chat"],
    added: /\s*[|-]\s*(?:Microsoft 365|M365|Microsoft) Copilot$/,
  },
});

/** Whether older turns come in above the first row is not known, and no total is shown: rows prove only that some are missing. */
function evidence(_document: Document, turns: readonly Turn[]): PageEvidence {
  const rows = turns.flatMap(({ row }) => row ?? []);
  return { start: rows.length > 0 && Math.min(...rows) > 0 ? "older" : "unknown", end: false };
}
