// Chats of no known site, in markup and words of our own.

const style = `body{font:15px/1.5 system-ui;margin:0;color:#222;background:#fff}main{max-width:640px;margin:24px auto}
p{margin:6px 0}textarea{width:100%}.mine{margin-left:35%}@media(prefers-color-scheme:dark){body{color:#ddd;background:#151515}}`;

const frame = (title: string, inside: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><main>${inside}</main></body></html>`;

/** What is said on these pages: questions and answers in turn. */
export const said: readonly string[] = [
  "When do the reeds bloom?",
  "They bloom in May, the low ones first.",
  "And the tall ones?",
  "The tall ones follow in June.",
  "Who keeps the weir?",
  "The miller keeps it, as his mother did.",
];

const box = (className: string, words: string) => `<div class="${className}"><p>${words}</p></div>`;
const write = `<form><textarea aria-label="Message"></textarea></form>`;

/** Names that tell who is who, and one answer that bears the name of a question. */
export function namedChat(): string {
  const turns = said.map((words, at) => box(at % 2 === 0 || at === 3 ? "line line-user" : "line line-bot", words));
  return frame("Reeds and weirs", `<div class="log">${turns.join("")}</div>${write}`);
}

/** Nothing tells who is who but how boxes are called, which says nothing. */
export function plainChat(): string {
  const turns = said.map((words, at) => box(at % 2 === 0 ? "k1 mine" : "k2", words));
  return frame("Plain talk", `<h1>Plain talk</h1><section>${turns.join("")}</section>`);
}

/** A sample at the top is named like a chat; the chat itself is not, prompt and answer in one box. */
export function chatWithSample(): string {
  const sample = said.map((words, at) =>
    box(at % 2 === 0 ? "demo-user" : "demo-bot", `Sample: ${words.toLowerCase()}`),
  );
  const pairs = said.flatMap((words, at) =>
    at % 2 === 0 ? [`<div class="pair">${box("q", words)}${box("a", said[at + 1] ?? "")}</div>`] : [],
  );
  return frame("Below the sample", `<div>${sample.join("")}</div><div class="real">${pairs.join("")}</div>${write}`);
}

/** A list that keeps only the rows near its view on the page, each in an element made anew. */
export function rollingChat(count: number): string {
  const script = `
    const list = document.querySelector(".roll"), rows = list.firstElementChild, height = 90;
    const draw = () => {
      const from = Math.max(0, Math.floor(list.scrollTop / height) - 2), to = Math.min(${count}, from + 9);
      rows.style.cssText = "position:relative;height:" + ${count} * height + "px";
      for (const row of [...rows.children]) if (row.dataset.at < from || row.dataset.at >= to) row.remove();
      for (let at = from; at < to; at++) {
        if (rows.querySelector('[data-at="' + at + '"]')) continue;
        const row = document.createElement("div"), words = document.createElement("p");
        row.className = at % 2 ? "k2" : "k1";
        row.dataset.at = at;
        row.style.cssText = "position:absolute;width:90%;top:" + at * height + "px";
        words.textContent = (at % 2 ? "Answer number " : "Question number ") + at;
        row.append(words);
        rows.insertBefore(row, [...rows.children].find((other) => Number(other.dataset.at) > at) ?? null);
      }
    };
    list.addEventListener("scroll", draw);
    draw();
    list.scrollTop = 1e6;
    draw();`;
  return frame(
    "Rolling",
    `<div class="roll" style="height:420px;overflow-y:auto"><div></div></div><script>${script}</script>`,
  );
}
