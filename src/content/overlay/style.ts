/** The panel's own look: nothing of the page's style reaches into the shadow root, nothing of this out of it. Its bytes go into every page. */
export const panelStyle = `
:host{all:initial;position:fixed;inset-block-end:16px;inset-inline-end:16px;z-index:2147483647}
.panel{box-sizing:border-box;width:260px;max-width:calc(100vw - 32px);padding:12px 14px;font:13px/1.4 system-ui,sans-serif;color:#1c2422;background:#fff;border:1px solid #8d918c;border-radius:10px;box-shadow:0 6px 20px #1c24222e}
.name{margin:0 0 2px;font-weight:600}
.line{margin:0;overflow-wrap:anywhere}
.phase{color:#56615e}
.bar{height:4px;margin:8px 0;border-radius:2px;background:#e2e0d8;overflow:hidden}
.fill{height:100%;width:100%;transform-origin:left;background:#0b6b61;transition:transform 200ms}
.bar:dir(rtl) .fill{transform-origin:right}
.bar.busy .fill{width:30%;animation:pass 1.4s infinite ease-in-out}
@keyframes pass{0%{transform:translateX(-100%)}
to{transform:translateX(340%)}
}
button{font:inherit;padding:4px 10px;border:1px solid #8d918c;border-radius:7px;color:inherit;background:transparent}
button:hover{background:#f0f4f2}
button:focus-visible{outline:2px solid #0b6b61;outline-offset:2px}
[hidden]{display:none}
@media (prefers-color-scheme:dark){.panel{color:#e8ecea;background:#1e2423;border-color:#798480}
.phase{color:#a6b1ad}
.bar{background:#323a38}
.fill{background:#62cdbd}
button{border-color:#798480}
button:hover{background:#262d2c}
button:focus-visible{outline-color:#8adccf}
}
@media (prefers-reduced-motion:reduce){.fill{transition:none}
.bar.busy .fill{animation:none;width:100%;opacity:0.5}
}
@media (forced-colors:active){.fill{background:Highlight}
}
@media print{:host{display:none}
}
`;

/** Gives the shadow root its style without touching the page's: pages may forbid style elements, but not style sheets made by script. */
export function applyStyle(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch (error) {
    // Firefox does not let a content script set the list (Mozilla bug 1928865); there its style elements escape the page's policy.
    if (root.adoptedStyleSheets.length > 0) throw error;
    const style = document.createElement("style");
    style.textContent = css;
    root.prepend(style);
  }
}
