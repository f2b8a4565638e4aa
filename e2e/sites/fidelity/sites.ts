import { chatgpt } from "../../../src/sites/chatgpt/index.ts";
import type { Site } from "../../../src/sites/site.ts";
import { makePres } from "../aistudio/page.ts";
import { chatgptTruth } from "../chatgpt/truth.ts";
import type { Template } from "../kit/page/template.ts";
import { type Truth, truthOf } from "../kit/truth.ts";
import type { SourceConversation } from "../source.ts";
import { drawChatgpt } from "./draw-chatgpt.ts";
import { drawTemplate } from "./draw-template.ts";

/** A site's rendering, and the adapter that reads it. */
export interface Rendering {
  name: string;
  site: Site;
  truth: Truth;
  /** Draws a conversation into the document. */
  draw(source: SourceConversation): void;
  /** How sources stand in its texts is known. */
  cites: boolean;
  /** Prompts have one line only. */
  oneLine: boolean;
}

const pages = import.meta.glob<{ template: Template }>("../*/page.ts", { eager: true });
const truths = import.meta.glob<{ truth: Partial<Truth> }>("../*/truth.ts", { eager: true });
const adapters = import.meta.glob<Record<string, Site>>("../../../src/sites/*/index.ts", { eager: true });

/** Whose sources stand in the text in a way that is known. */
const citing = ["claude", "copilot", "deepseek", "grok", "m365-copilot", "perplexity"];
/** Where line breaks of a prompt are not shown. */
const searchBoxes = ["google-ai-mode", "grok", "librechat", "notebooklm"];

function adapterOf(id: string): Site {
  const site = Object.values(adapters[`../../../src/sites/${id}/index.ts`] ?? {}).find((one) => one.id === id);
  if (!site) throw new Error(`no adapter for the double ${id}`);
  return site;
}

/** Doubles that do not say in a truth.ts beside their page what it hides. */
export const withoutTruth: readonly string[] = Object.keys(pages).filter(
  (path) => !truths[path.replace("page.ts", "truth.ts")],
);

const played = Object.entries(pages).flatMap(([path, { template }]): Rendering[] => {
  const id = path.split("/")[1] ?? "";
  const truth = truths[`../${id}/truth.ts`]?.truth;
  if (!truth) return [];
  const site = adapterOf(id);
  const rendering: Rendering = {
    name: site.name,
    site,
    truth: truthOf(id, truth),
    draw(source) {
      drawTemplate(template, source);
      if (id === "aistudio") makePres();
    },
    cites: citing.includes(id),
    oneLine: searchBoxes.includes(id),
  };
  return [rendering];
});

const layouts = (["classic", "pair", "octane"] as const).map(
  (layout): Rendering => ({
    name: `ChatGPT, ${layout}`,
    site: chatgpt,
    truth: chatgptTruth[layout],
    draw: drawChatgpt(layout),
    cites: layout !== "octane",
    oneLine: false,
  }),
);

/** Every rendering that a double plays. */
export const renderings: readonly Rendering[] = [...layouts, ...played];

/** What a page does not tell of answers and prompts, so that it cannot be compared. */
export function untoldOn({ truth, cites, oneLine }: Rendering): string[] {
  const { addresses, titles } = truth.citations;
  const said: [boolean, string][] = [
    [!truth.languages, "languages of code"],
    [!truth.codeSpaces, "no-break spaces in code"],
    [!truth.alignment, "alignment of columns"],
    [!truth.loneFormulas, "inline formulas alone in a paragraph"],
    [!cites || (!addresses && !titles), "sources in the text"],
    [cites && titles && !addresses, "addresses of sources"],
    [cites && addresses && !titles, "titles of sources"],
    [truth.prompts !== "typed", "prompts as typed (drawn like answers)"],
    [oneLine, "line breaks of prompts"],
  ];
  return said.flatMap(([isUntold, what]) => (isUntold ? [what] : []));
}
