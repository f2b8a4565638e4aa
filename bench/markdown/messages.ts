// Makes chat messages in the markup of ChatGPT's classic layout: real KaTeX and highlight.js output, code headers, tables.
import hljs from "highlight.js/lib/common";
import katex from "katex";

/** What must be found again in the Markdown of a message. */
export interface Facts {
  code: string[];
  languages: string[];
  tex: string[];
  /** Cells of each table's last row. */
  tables: string[][];
  links: string[];
}

export interface Made {
  html: string;
  facts: Facts;
}

const WORDS =
  "the archive keeps every message of a long conversation about engines rivers music and the way people plan their work because each answer refers to what was said before while new questions change its meaning".split(
    " ",
  );
const FORMULAS = [
  "e^{i\\pi} + 1 = 0",
  "\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}",
  "\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}",
  "\\mathbf{A}\\mathbf{x} = \\lambda\\mathbf{x}",
  "P(A \\mid B) = \\frac{P(B \\mid A)\\,P(A)}{P(B)}",
];
const LANGUAGES = ["python", "typescript", "sql", "bash"];

/** Numbers from 0 up to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** One maker of messages; the same seed makes the same messages. */
export function messageMaker(seed: number): (index: number) => Made {
  const random = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const words = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(" ");

  const sentence = (): string => {
    const kind = random();
    if (kind < 0.25) return `${words(8)} <strong>${words(2)}</strong> ${words(5)}.`;
    if (kind < 0.4) return `${words(6)} <em>${words(2)}</em>, ${words(4)} snake_case_name.`;
    if (kind < 0.55) return `${words(7)} <code>${pick(WORDS)}_${pick(WORDS)}()</code> ${words(6)} 2 * 3 &lt; 10.`;
    return `${words(14)}; ${words(9)}.`;
  };
  const paragraph = (): string =>
    `<p data-start="${Math.floor(random() * 9999)}" data-end="9999">${Array.from({ length: 3 }, sentence).join(" ")}</p>`;

  const list = (depth: number): string => {
    const name = random() < 0.5 ? "ul" : "ol";
    const items = Array.from(
      { length: 4 },
      () => `<li><p>${sentence()}</p>${depth > 0 && random() < 0.3 ? list(depth - 1) : ""}</li>`,
    );
    return `<${name}>${items.join("\n")}</${name}>`;
  };

  const link = (facts: Facts): string => {
    const address = `https://example.org/${pick(WORDS)}/${Math.floor(random() * 1e9)}?a=1`;
    facts.links.push(address);
    return `<p>${words(5)} <a class="decorated-link" target="_blank" rel="noopener" href="${address}">${words(2)}<span aria-hidden="true" class="ms-0.5"><svg width="20" height="20"><path d="M1 1"></path></svg></span></a> ${words(5)}.</p>`;
  };

  const code = (facts: Facts): string => {
    const language = pick(LANGUAGES);
    const lines = Array.from(
      { length: 14 },
      (_, at) =>
        `${" ".repeat((at % 4) * 4)}${pick(WORDS)}_${at} = ${pick(WORDS)}(${at * 7}, "${words(2)}")  # ${words(3)}`,
    );
    const text = `${lines.join("\n")}\nif (a < b && c > ${Math.floor(random() * 1e9)}) return \`x\`\n`;
    facts.code.push(text);
    facts.languages.push(language);
    const drawn = hljs.highlight(text, { language }).value;
    return `<pre class="overflow-visible!"><div class="contain-inline-size rounded-2xl relative"><div class="flex items-center text-token-text-secondary px-4">${language}</div><div class="sticky top-9"><div class="absolute end-0 bottom-0 flex h-9"><div class="flex items-center gap-4"><button class="flex gap-1 items-center" aria-label="Copy"><svg width="24" height="24"><path d="M1 1"></path></svg>Copy code</button></div></div></div><div class="overflow-y-auto p-4" dir="ltr"><code class="whitespace-pre! language-${language}"><span>${drawn}</span></code></div></div></pre>`;
  };

  const table = (facts: Facts): string => {
    const rows = Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => words(2)));
    facts.tables.push(rows[4] as string[]);
    const body = rows
      .map(
        (cells) =>
          `<tr>${cells.map((cell, at) => `<td${at === 3 ? ' style="text-align:right"' : ""}>${cell}</td>`).join("")}</tr>`,
      )
      .join("");
    const head = `<tr>${["one", "two", "three", "four"].map((cell, at) => `<th${at === 3 ? ' style="text-align:right"' : ""}>${cell}</th>`).join("")}</tr>`;
    return `<div class="_tableContainer_1rjym_1"><div class="_tableWrapper_1rjym_13 group flex w-fit"><table class="w-fit min-w-(--thread-content-width)"><thead>${head}</thead><tbody>${body}</tbody></table><div class="sticky"><button aria-label="Copy table"><svg width="20" height="20"><path d="M1 1"></path></svg>Copy table</button></div></div></div>`;
  };

  const formula = (facts: Facts, displayMode: boolean): string => {
    const tex = `${pick(FORMULAS)} + ${Math.floor(random() * 1e6)}`;
    facts.tex.push(tex);
    const drawn = katex.renderToString(tex, { displayMode });
    return displayMode ? drawn : `<p>${words(6)} ${drawn} ${words(4)}.</p>`;
  };

  const answer = (facts: Facts): string => {
    const parts = [
      `<h3>${words(4)}</h3>`,
      paragraph(),
      paragraph(),
      list(1),
      link(facts),
      paragraph(),
      link(facts),
      link(facts),
    ];
    if (random() < 0.8) parts.push(table(facts));
    parts.push(code(facts));
    if (random() < 0.5) parts.push(paragraph(), code(facts));
    parts.push(formula(facts, random() < 0.5));
    if (random() < 0.2) parts.push(`<blockquote>${paragraph()}</blockquote><hr>`);
    return `<div class="markdown prose w-full break-words">${parts.join("\n")}</div>`;
  };

  return (index) => {
    const facts: Facts = { code: [], languages: [], tex: [], tables: [], links: [] };
    if (index % 2 === 1) return { html: answer(facts), facts };
    const text = `${words(20)}\nList<int> ${words(12)}\n\n${words(10)}?`;
    return {
      html: `<div class="user-message-bubble-color"><div class="whitespace-pre-wrap">${escaped(text)}</div></div>`,
      facts,
    };
  };
}
