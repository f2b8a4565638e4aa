import { first, matches } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { codeAnswer, readCodeBlock } from "../kit/code-block.ts";
import { collectedText } from "../kit/editors/collected.ts";
import { lacksLines } from "../kit/editors/monaco.ts";
import { monacoLines } from "../kit/editors/monaco-lines.ts";
import { selectors } from "./selectors.ts";

/** Code in Monaco editors, which keep on the page only the lines in and near the view (about 40; saved 2026-05). */
export const codeBlocks: BodyRule = {
  tags: ["pre"],
  apply(element, context) {
    if (!matches(element, selectors.code)) return undefined;
    const block = readCodeBlock(element, { label: selectors.codeLabel });
    const editor = first(element, selectors.editor);
    if (!block || !editor) return block ? codeAnswer(block, context) : undefined;
    const shown = () =>
      monacoLines(editor)
        .map(({ text }) => text)
        .join("\n");
    const whole = lacksLines(editor) ? collectedText(editor) : shown();
    return codeAnswer({ ...block, text: whole ?? shown(), partial: whole === null }, context);
  },
};
