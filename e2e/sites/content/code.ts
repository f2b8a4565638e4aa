import type { Random } from "../random.ts";
import { name } from "./words.ts";

const samples: Record<string, (word: string) => string> = {
  python: (word) =>
    `def ${word}(n: int) -> list[int]:\n    """Return <n> items."""\n    a, b = 0, 1\n\n    for _ in range(n):\n        a, b = b, a + b\n    return [a]\n\n\nprint(${word}(10))`,
  typescript: (word) =>
    `export function ${word}<T extends { id: string }>(items: readonly T[]): Map<string, T> {\n\treturn new Map(items.map((item) => [item.id, item]));\n}`,
  javascript: (word) =>
    `const ${word} = (a, b) => a < b && \`\${a}\` !== '</script>';\n\n// *not* _markdown_ here\n${word}(1, 2)`,
  bash: (word) => `#!/bin/sh\nset -eu\nfor f in *.md; do\n  printf '%s\\n' "$f" | tee -a ${word}.log >/dev/null\ndone`,
  html: (word) => `<!doctype html>\n<p class="${word}">&amp; &lt;b&gt;</p>\n<script>alert("x")</script>`,
  css: (word) => `.${word} > li::before {\n  content: "→ ";\n}`,
  sql: (word) => `SELECT id, count(*) AS n\n  FROM ${word}\n WHERE a <> 'x' -- note\n GROUP BY id;`,
  json: (word) => `{\n  "${word}": [1, 2.5, null, true],\n  "t": "a\\nb"\n}`,
  cpp: (word) =>
    `#include <vector>\ntemplate <typename T>\nT ${word}(std::vector<T> const& v) {\n  return v.empty() ? T{} : v[0];\n}`,
  csharp: (word) => `var ${word} = items.Where(x => x > 0).ToList<int>();`,
  rust: (word) => `fn ${word}<'a>(s: &'a str) -> Option<&'a str> {\n    s.split("::").next()\n}`,
  diff: (word) => `--- a/${word}\n+++ b/${word}\n@@ -1 +1 @@\n-old\n+new`,
  markdown: (word) => `# ${word}\n\n- item\n\n\`\`\`js\nnested()\n\`\`\`\n`,
  latex: (word) => `\\begin{align}\n  ${word} &= \\frac{1}{2} \\\\\n\\end{align}`,
  "": (word) => `${word}: plain text\n    indented   with   spaces\n\ttab | pipe\n\nlast line`,
};

/** A fenced block in one of several languages, or in none. */
export function codeBlock(chance: Random): string {
  const language = chance.pick(Object.keys(samples));
  const word = name(chance).replaceAll(" ", "_");
  const body = samples[language]?.(word) ?? word;
  const fence = body.includes("```") ? "````" : "```";
  return `${fence}${language}\n${body.replace(/\n$/, "")}\n${fence}`;
}
