// KaTeX's fonts as files of the package: once each, and none inside a style sheet, where `font-src 'self'` would refuse it.
const others = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g;

/** @returns {import("vite").Plugin} a plugin that leaves the one format every browser we support reads */
export function katexFonts() {
  return {
    name: "katex-fonts",
    enforce: "pre",
    config: () => ({ build: { assetsInlineLimit: (file) => (file.endsWith(".woff2") ? false : undefined) } }),
    transform: (code, id) => (/\/katex(?:\.min)?\.css/.test(id) ? { code: code.replace(others, ""), map: null } : null),
  };
}
