import type { FrameParts, Panel } from "./template.ts";

/** Rules that lay a frame out: a list of conversations on the left, the chat beside it, the box to write in below. */
export function layoutStyle(
  { scroller, reversed, turns, sidebar, editor }: FrameParts,
  panels: readonly Panel[],
): string {
  const left = sidebar ? "220px" : "0px";
  return [
    scroller
      ? `html,body{height:100%;overflow:hidden} ${scroller}{position:fixed;inset:0 0 ${editor ? "80px" : "0"} ${left};overflow-y:auto;overflow-anchor:${reversed ? "none" : "auto"}}`
      : `body{padding:0 0 ${editor ? "120px" : "0"} ${left}}`,
    scroller && reversed ? `${scroller}{display:flex;flex-direction:column-reverse} ${scroller}>*{flex:none}` : "",
    `${turns}{max-width:768px;margin-inline:auto}`,
    sidebar
      ? `${sidebar}{position:fixed;inset:0 auto 0 0;width:220px;overflow-y:auto;background:#f9f9f9} ${sidebar} a{display:block;padding:6px 8px}`
      : "",
    editor
      ? `${editor}{position:fixed;bottom:16px;left:calc(${left} + 40px);right:120px;min-height:32px;border:1px solid #d9d9d9;background:#fff;white-space:pre-wrap}`
      : "",
    ...panels.map(
      ({ into }) =>
        `${into}{position:fixed;inset:0 0 0 auto;width:40%;overflow-y:auto;background:#fff;z-index:2} ${into}:empty{display:none}`,
    ),
  ].join("\n");
}

/** Puts rules on the page without an element of their own. */
export function adopt(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
