/** What a record's title says that was done. */
export interface Deed {
  /** `prompt`: something was sent to Gemini; `made`: a document; `other`: no message; `unknown`: by no verb that is known. */
  kind: "prompt" | "made" | "other" | "unknown";
  /** The prompt, or the document's name; of others the whole title. */
  text: string;
  /** How many files the title says were sent along. */
  attached: number;
}

/**
 * What stands before a prompt. Seen in exports or in readers of such (2023 to 2026), but for those of Portuguese, Italian and
 * Korean and the second ones of the other languages, which follow the wording of Google's pages.
 */
const prompts = [
  /^Prompted(?: with:)?(?=\s|$)/i,
  /^Asked(?: Gemini:| Bard:)?(?=\s|$)/i,
  /^(?:Said|Branched|Submitted query)(?=\s|$)/i,
  /^Answered(?! survey)(?=\s|$)/i,
  /^(?:Eingegebener Prompt|Gesendeter Prompt) ?:/i,
  /^(?:Prompt|Requête envoyée|Vous avez dit) ?:/i,
  /^(?:Has dicho|Petición enviada) ?:/i,
  /^(?:Hiciste la petición|Preguntado)(?: ?:|(?=\s|$))/i,
  /^(?:Comando enviado|Prompt enviado|Você disse|Você perguntou) ?:/i,
  /^(?:Prompt inviato|Hai detto) ?:/i,
  /^(?:送信したメッセージ|プロンプト|入力したプロンプト) ?[:：]?/,
  /^(?:已提示|已发送提示|已傳送提示|提示[:：]) ?[:：]?/,
  /^(?:입력한 프롬프트|프롬프트) ?:/,
  /^Υποβλήθηκε το ερώτημα(?=\s|$)/,
];

const made = /^(?:Created|Added)\b(?: (?:a )?(?:Gemini )?(?:Canvas|document|app)\b)?(?: titled| named)?/i;
const others =
  /^(?:Used|Gave|Selected|Shared|Deleted|Viewed|Visited|Edited|Pinned|Renamed|Exported|Updated|Answered survey)(?=\s|$)/i;

/** Reads a title. @param product the record's header, which stands alone in titles such as "Used Gemini Apps" */
export function deedOf(title: string, product: string): Deed {
  const plain = title.trim();
  if (made.test(plain)) return { kind: "made", text: plain.replace(made, "").trim(), attached: 0 };
  if (others.test(plain)) return { kind: "other", text: plain, attached: 0 };
  const verb = prompts.map((prompt) => prompt.exec(plain)?.[0]).find((found) => found !== undefined);
  const { text, attached } = withoutAttached(verb === undefined ? plain : plain.slice(verb.length));
  if (verb !== undefined) return { kind: "prompt", text: text.trim(), attached };
  // "Gemini-Apps verwendet": what is left is a word.
  const isUse = product !== "" && plain.includes(product) && plain.length < product.length + 30;
  return { kind: isUse ? "other" : "unknown", text: text.trim(), attached };
}

/** Line at the end of a title that counts what was sent along. Seen in English and German (2026), the others inferred. */
const attachedLine = new RegExp(
  `(?:^|\\s)(?:${[
    "Attached (\\d+) files?",
    "(\\d+) Datei(?:en|\\(en\\))? angehängt",
    "(\\d+) fichiers? joints?",
    "(\\d+) archivos? adjuntos?",
    "(\\d+) (?:arquivos?|ficheiros?) anexad[oa]s?",
    "(\\d+) file allegat[oi]",
    "(\\d+) ?件のファイルを添付(?:しました)?",
    "(?:已附加|已添加|已附上) ?(\\d+) ?(?:个|個)(?:文件|檔案|附件)",
    "(\\d+)개 파일(?:을|이)? 첨부(?:함|됨)?",
  ].join("|")})[.。]?[^\\S\\n]*((?:\\n[^\\S\\n]*[-–•].*|\\n[^\\S\\n]*)*)$`,
  "i",
);

/** A title without the line that counts files and, in the HTML form, the list of their names below. */
function withoutAttached(title: string): { text: string; attached: number } {
  // The line stands at the end, so the beginning of a long prompt need not be searched.
  const from = Math.max(0, title.length - 4000);
  const match = attachedLine.exec(title.slice(from));
  if (!match) return { text: title, attached: 0 };
  const count = match.slice(1, -1).find((number) => number !== undefined);
  return { text: title.slice(0, from + match.index), attached: Math.min(Number(count ?? 0), 1000) };
}
