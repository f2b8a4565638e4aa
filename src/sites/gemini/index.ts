import { first } from "../dom.ts";
import { lastingAddress } from "../kit/image-address.ts";
import { describeLayout } from "../kit/layout/describe-layout.ts";
import { sources } from "../kit/layout/part-rules.ts";
import { describeSite } from "../kit/site/describe-site.ts";
import { about } from "./about.ts";
import { documentCards } from "./documents.ts";
import { messageId, pairId } from "./ids.ts";
import { films, pictures, uploads } from "./media.ts";
import { selectors } from "./selectors.ts";
import { footnotes } from "./sources.ts";
import { thinking } from "./thinking.ts";

const layout = describeLayout({
  id: "pairs",
  shell: selectors.shell,
  turn: selectors.turn,
  message: selectors.message,
  roles: { user: selectors.user, assistant: selectors.assistant },
  ids: [messageId],
  key: pairId,
  typed: selectors.typed,
  typedLine: selectors.typedLine,
  body: selectors.body,
  skip: selectors.skip,
  alert: selectors.info,
  parts: [thinking, uploads, pictures, documentCards, sources(selectors.sources)],
  code: { block: selectors.code },
  citation: selectors.chip,
  rules: [footnotes, films],
  // Pictures of the site's own hosts are for the signed-in reader, and only for some time (2026).
  images: { lasting: (address) => lastingAddress(address, (host) => host.endsWith(".googleusercontent.com")) },
  expand: selectors.folded,
  writing: { turn: selectors.writing },
  older: selectors.older,
  scroller: selectors.scroller,
});

/** Gemini (gemini.google.com). */
export const gemini = describeSite({
  about,
  layouts: [layout],
  address: {
    // A Gem's chat is the second id; the Gem's own comes first (reported 2026).
    conversation: [/^\/app\/([0-9a-f]{8,})$/i, /^\/gem\/[^/]+\/([0-9a-f]{8,})$/i],
    share: [/^\/share\/([\w-]+)$/],
    newChat: [/^\/$/, /^\/app$/, /^\/gem\/[^/]+$/],
    overview: [/^\/gems(?:\/|$)/, /^\/library$/, /^\/search$/],
    // The number of the account among those signed in.
    plainPath: (path) => path.replace(/^\/u\/\d+(?=\/|$)/, "") || "/",
  },
  title: { generic: ["Google Gemini", "Gemini"], added: "Google Gemini" },
  temporary: (document) => first(document, selectors.temporary) !== null,
});
