import katex from "katex";
import { esc } from "./html.ts";

/** `display`: `$$…$$` inside a line; `block`: lines of its own. */
export type MathsKind = "inline" | "display" | "block";

const katexAs = (tex: string, display: boolean, output: "htmlAndMathml" | "html" | "mathml"): string =>
  katex.renderToString(tex, { displayMode: display, throwOnError: false, output });

/** KaTeX with its MathML and the TeX in an annotation: most sites. */
export const katexWhole = (tex: string, display: boolean): string => katexAs(tex, display, "htmlAndMathml");

/** KaTeX's boxes alone, as Gemini has them (2026-05): the TeX must stand elsewhere, in `data-math` there. */
export const katexHtmlOnly = (tex: string, display: boolean): string => katexAs(tex, display, "html");

/** KaTeX without `semantics` and `annotation`: the TeX is a bare text at the end of `math`, as on Qwen (2026-05-21). */
export function katexBareTex(tex: string, display: boolean): string {
  return katexAs(tex, display, "htmlAndMathml").replace(/<\/?(?:semantics|annotation)[^>]*>/g, "");
}

/** A picture whose alternative text is the TeX, as on Meta AI (2026-05-21). */
export function mathsImage(tex: string): string {
  const picture = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
  return `<img alt="${esc(tex)}" src="${picture}" style="height:1.4em;width:4em">`;
}

/** As MathJax draws it: boxes of its own, MathML for screen readers, and the TeX in a script beside it. */
export function mathjaxLike(tex: string, display: boolean): string {
  const mathml = katexAs(tex, display, "mathml")
    .replace(/^<span[^>]*>|<\/span>$/g, "")
    .replace(/<annotation[^>]*>[^<]*<\/annotation>/g, "");
  const mode = display ? "; mode=display" : "";
  return `<mjx-container class="MathJax" jax="CHTML"${display ? ' display="true"' : ""}><mjx-math aria-hidden="true"><mjx-mi></mjx-mi></mjx-math><mjx-assistive-mml>${mathml}</mjx-assistive-mml></mjx-container><script type="math/tex${mode}">${tex}</script>`;
}
