/** Names that stand in the way of the DOM's own, Markdown that breaks out of its place, and what other programs run. */
const clobbering = [
  "attributes",
  "childNodes",
  "parentNode",
  "nodeName",
  "innerHTML",
  "ownerDocument",
  "removeChild",
  "body",
  "cookie",
  "location",
  "currentScript",
  "defaultView",
  "pwned",
  "viewer",
].flatMap((name, at) =>
  at % 2 === 0
    ? [`<form id=x><input name=${name}></form><img src=x onerror=RUN>`]
    : [
        `<a id=${name}></a><a id=${name} name=x href="javascript:RUN">press</a>`,
        `<img name=${name} src=x onerror=RUN>`,
      ],
);

const breaking = [
  "| <img src=x onerror=RUN> | b |\n| --- | --- |\n| ![x](EVIL) | [press](javascript:RUN) |",
  '| a |\n|:--" onmouseover="RUN|\n| b |',
  "- [x] <img src=x onerror=RUN>\n- [ ] ![x](EVIL)",
  "> <img src=x onerror=RUN>\n\n> > ![x](EVIL)",
  "# <img src=x onerror=RUN>",
  "###### ![x](EVIL) {onclick=RUN}",
  "Title\n<script>RUN</script>\n===",
  "<details>\n<summary>x</summary>\n\n<img src=x onerror=RUN>\n\n</details>",
  "<details>\n\n<script>RUN</script>",
  "</details></div></main></body><script>RUN</script>",
  "</article><img src=x onerror=RUN>",
  "<sub><sub><sub><img src=x onerror=RUN>",
  "<u>**<b onclick=RUN>x</u>**</b>",
  "*<img src=x onerror=RUN>*",
  "~~<img src=x onerror=RUN>~~",
  "***[__<img src=x onerror=RUN>__](EVIL)***",
  "---\ntitle: <img src=x onerror=RUN>\n---",
  "[[x|<img src=x onerror=RUN>]] ![[EVIL]]",
  "<% RUN %> {{constructor.constructor('RUN')()}} #{RUN}",
  '<div v-html="\'<img src=x onerror=RUN>\'" ng-app>{{$on.constructor("RUN")()}}</div>',
  "<div data-slot=0>x</div>",
  '<span data-slot="0" onclick=RUN>x</span>',
  '<div class="later">x</div>',
  "<include src=EVIL></include>",
  '<div hx-get="EVIL" hx-trigger="load">x</div>',
  "<div x-data x-init=RUN>x</div>",
  "\\[\\href{javascript:RUN}{x}\\]",
  "\\(\\includegraphics{EVIL}\\)",
  ":::note onclick=RUN\nx\n:::",
  '<user@evil.example"onmouseover=RUN>',
  "1. a\n   <script>RUN</script>\n99999999999. <img src=x onerror=RUN>",
  "&NewLine;&#0;&#xD800;&#x110000;<img src=x onerror=RUN>",
];

/** Signs that show nothing, turn the text or belong to nobody. */
const signs = [
  "\u202egnp.exe <img src=x onerror=RUN>",
  "\u2066\u2067\u2068 not closed",
  "\u202d[press](javascript:RUN)\u202c",
  "```js\nif (admin) { /*\u202e } \u2066if (x)\u2069 \u2066 begin */ RUN }\n```",
  "\u200b\u200c\u200d\ufeff<img\u200b src=x onerror=RUN>",
  "\ue000\uf8ff\u{f0000}<img src=x onerror=RUN>",
  "\ue200cite\ue202turn0search0\ue201 ![x](EVIL)",
  "\u{e0001}\u{e0069}\u{e006d}\u{e0067}",
  "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a".repeat(20),
  "\u0000\u0001\u0008\u000b\u000c\u000e\u001f\u007f\u0085 <script>RUN</script>",
  "\ud800 \udc00 <img src=x onerror=RUN>",
  "\ufffe\uffff<img src=x onerror=RUN>",
  "\u2028\u2029<script>RUN</script>",
];

/** Long and deep, to hold up a reader. */
const exhausting = [
  `${"> ".repeat(500)}<img src=x onerror=RUN>`,
  `${"- ".repeat(300)}![x](EVIL)`,
  "[".repeat(2000),
  `${"![".repeat(500)}x${"](EVIL)".repeat(500)}`,
  "*_".repeat(300),
  "$".repeat(2001),
  `${"$x ".repeat(1000)}<img src=x onerror=RUN>`,
  "<sub>".repeat(1000),
  "<details>\n\n".repeat(200),
  `${"`".repeat(1000)}<script>RUN</script>`,
  "<!--".repeat(1000),
  "&".repeat(3000),
  `|${"a|".repeat(50)}\n|${"-|".repeat(50)}\n|${"![x](EVIL)|".repeat(50)}`,
  "[a]: EVIL\n".repeat(300),
  "[^a] ".repeat(100),
];

export const structure = [...clobbering, ...breaking, ...signs, ...exhausting];
