import type { ReadMessage } from "../../../src/sites/site.ts";
import { compareMarkdown, partsOf, textOf, typedProblem } from "../../harness/oracle-text.ts";
import { pathTo, type SourceConversation, type SourceMessage } from "../source.ts";
import type { Rendering } from "./sites.ts";

/** Prompts and answers as a conversation; every answer may cite `{{cite:s0}}`. */
export function conversationOf(exchanges: readonly (readonly [prompt: string, answer: string])[]): SourceConversation {
  const messages = exchanges.flatMap(([prompt, answer], at): SourceMessage[] => [
    { id: idOf(2 * at), role: "user", parent: at === 0 ? null : idOf(2 * at - 1), text: prompt },
    { id: idOf(2 * at + 1), role: "assistant", parent: idOf(2 * at), text: answer, model: "gpt-6-pro" },
  ]);
  const s0 = { url: "https://sources.example/page?id=7", title: "Tides (2026) & Co", more: 2 };
  return { id: idOf(9999), title: "Any text", messages, leaf: messages.at(-1)?.id ?? null, sources: { s0 } };
}

const idOf = (number: number): string => `6b5d0000-71de-83ea-9c1c-${String(number).padStart(12, "0")}`;

/** Every message of the page that is drawn now, oldest first. */
function readPage({ site }: Rendering): ReadMessage[] {
  const layout = site.layout(document);
  if (!layout) throw new Error("no layout is known");
  return layout.turns(document).flatMap((turn) => layout.read(turn).messages);
}

/** Editors draw the lines that fit their boxes once they are on the page, 15 ms later. */
async function editorsDrawn(): Promise<void> {
  if (document.querySelector(".monaco-editor")) await new Promise((done) => setTimeout(done, 20));
}

/** Draws a conversation as its site does, reads it with the adapter, and tells what came back otherwise. */
export async function problemsOf(rendering: Rendering, source: SourceConversation): Promise<string[]> {
  rendering.draw(source);
  await editorsDrawn();
  const read = readPage(rendering);
  const wanted = pathTo(source.messages, source.leaf);
  if (read.length !== wanted.length) {
    const texts = [...read.map(({ parts }) => textOf(parts)), "--- instead of", ...wanted.map(({ text }) => text)];
    return [`${read.length} messages instead of ${wanted.length}\n${texts.join("\n--\n")}`];
  }
  return wanted.flatMap((message, at) => {
    const held = read[at];
    const problem = held ? differs(rendering, source, message, held) : "missing";
    if (problem === null) return [];
    return [
      `${message.role}: ${message.text}\n--- ${JSON.stringify(message.text)}\n--- ${problem}\n--- held\n${held ? textOf(held.parts) : ""}`,
    ];
  });
}

function differs(
  { truth }: Rendering,
  source: SourceConversation,
  message: SourceMessage,
  { role, finished, parts }: ReadMessage,
): string | null {
  if (role !== message.role) return `role ${role}`;
  if (!finished) return "not finished";
  if (role === "user") return typedProblem(message, parts, { source, truth });
  const cites = partsOf(parts, "citations").flatMap(({ items }) => items);
  return compareMarkdown(textOf(parts), message.text, cites, { source, truth }, truth.breaks);
}
