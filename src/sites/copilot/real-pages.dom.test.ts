import { testRealPages } from "../testing/real-pages.ts";
import { copilot } from "./index.ts";

/** Written from looking at the pages. A fragment without any chat around it is put into the container it came from. */
testRealPages(
  copilot,
  import.meta.glob<string>("../../../../shared/pages/copilot/*copilot{,-chat-dom,-codeblock-dom}.html", {
    query: "?raw",
    import: "default",
    eager: true,
  }),
  {
    covai_copilot: {
      layout: "2025-08",
      roles: "ua",
      languages: ["elixir"],
      tables: 1,
      sources: ["deadrat.in"],
      words: ["Please write", "Here is the comparison", "**bold findings**", "IO.puts", "Denmark", "3,200"],
    },
    "revivalstack_copilot-chat-dom": {
      layout: "2025-08",
      roles: "uaua",
      languages: ["bash"],
      words: [
        "inspecting",
        "looking to export?",
        "simple bash script",
        "#!/bin/bash\npwd",
        "`show_dir.sh`",
        "`./show_dir.sh`.",
      ],
    },
    "revivalstack_copilot-codeblock-dom": {
      layout: "2025-08",
      roles: "a",
      languages: ["bash"],
      words: ["#!/bin/bash\npwd"],
      within: (page) => `<div data-content="ai-message"><div class="group/ai-message-item">${page}</div></div>`,
    },
  },
  /\bCopy\b|You said|Copilot said|Edit in a page/,
);
