// A page that shows messages as the library does: the viewer and its styles, nothing else.
import createParser from "markdown-it";
import "../../src/ui/tokens.css";
import "../../src/viewer/styles.ts";
import "./page.css";
import type { Message } from "../../src/conversation/model.ts";
import { finish, finishInView } from "../../src/viewer/finish.ts";
import { renderMessage } from "../../src/viewer/message.ts";
import type { ViewerSay } from "../../src/viewer/texts.ts";
import { flaws, provoke } from "./audit.ts";
import { picture } from "./picture.ts";

export interface Shown {
  title: string;
  messages: Message[];
  texts: Record<string, { message: string }>;
}

/** Shows messages under a title. Nothing in them is finished. */
function show({ title, messages, texts }: Shown): void {
  const say: ViewerSay = (key, ...subs) =>
    (texts[key]?.message ?? "").replace(/\$(\d)/g, (_, place: string) => String(subs[Number(place) - 1] ?? ""));
  const heading = document.createElement("h1");
  heading.textContent = title;
  const main = document.createElement("main");
  const articles = messages.map((message, at) =>
    renderMessage(message, {
      say,
      number: at + 1,
      place: `message ${at + 1}`,
      time: (iso) => iso.slice(0, 16).replace("T", " "),
      copy: (text) => navigator.clipboard.writeText(text),
      open: () => {},
      imageUrl: (asset) => (asset.sha256 === "lost" ? undefined : picture(asset.sha256)),
    }),
  );
  main.append(heading, ...articles);
  document.body.replaceChildren(main);
  document.title = title;
}

/** What a page without care would do: the Markdown's own HTML as it is, every address a link. */
function showNaively(texts: string[]): void {
  const careless = createParser({ html: true, linkify: true });
  careless.validateLink = () => true;
  for (const text of texts) {
    const holder = document.createElement("div");
    document.body.append(holder);
    holder.innerHTML = careless.render(text);
  }
}

const viewer = { show, showNaively, flaws, provoke, finish: () => finish(document), finishInView };
export type ViewerPage = typeof viewer;
Object.assign(globalThis, { viewerPage: viewer });
document.documentElement.dataset.ready = "";
