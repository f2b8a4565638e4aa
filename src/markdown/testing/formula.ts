const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A formula in the nesting that KaTeX 0.16 writes: MathML with the source, then the drawing, which is hidden from screen readers. */
export function formulaHtml(tex: string, display: boolean): string {
  const source = `<annotation encoding="application/x-tex">${escaped(tex)}</annotation>`;
  const mathMl = `<span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>${source}</semantics></math></span>`;
  const drawing =
    '<span class="katex-html" aria-hidden="true"><span class="base"><span class="mord">x</span></span></span>';
  const formula = `<span class="katex">${mathMl}${drawing}</span>`;
  return display ? `<span class="katex-display">${formula}</span>` : formula;
}
