import { png } from "../png.ts";
import { imagesOf, type SourceConversation } from "../source.ts";
import { pageFont, pageScript, pageStyle } from "./assets.ts";
import type { Double, DoubleReply } from "./double.ts";
import { type ImageDesk, type ImageServing, imageDesk, sessionCookie } from "./images.ts";
import { type Behaviour, type PageConfig, usualBehaviour } from "./page/config.ts";
import type { Template } from "./page/template.ts";
import { type Truth, truthOf } from "./truth.ts";

/** What a test asks of a double. */
export interface SiteSetup {
  conversations: SourceConversation[];
  /** Of the page's own words (default English). */
  language?: string;
  behaviour?: Partial<Behaviour>;
  /** Answers to prompts sent on the page, used in turn. */
  replies?: string[];
}

/** What a site is. */
export interface SiteOrder extends SiteSetup {
  /** Id of the site in the archive. */
  site: string;
  /** Where its pages are; the first is where conversations are opened. */
  origins: readonly string[];
  template: Template;
  /** The module that exports `start`: `play(template)`. */
  markup: URL;
  /** Which of the site's renderers is played; its template asks for it. */
  layout?: string;
  /** What its page does not say (see truth.ts). */
  truth?: Partial<Truth>;
  images?: ImageServing;
  /** The model that answers to new prompts name. */
  model?: string;
}

const reply = (contentType: string, body: string | Buffer, status = 200, headers = {}): DoubleReply => ({
  status,
  contentType,
  body,
  headers: { "cache-control": "no-store", ...headers },
});

/** The page may load its own scripts and pictures; its own requests are forbidden. */
const policy = (images: readonly string[]): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' blob: data: ${images.join(" ")}; connect-src 'none'; frame-src 'none'; base-uri 'none'`;

const shell = (language: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title></title><link rel="stylesheet" href="/double/page.css"><script defer src="/double/page.js"></script><script defer src="/double/boot.js"></script></head><body></body></html>`;

function pageConfig(order: SiteOrder, desk: ImageDesk): PageConfig {
  const blobs = order.images?.blobs ? order.conversations.flatMap(imagesOf) : [];
  return {
    layout: order.layout ?? "",
    language: order.language ?? "en",
    conversations: order.conversations,
    behaviour: { ...usualBehaviour, ...order.behaviour },
    imageAddress: desk.addresses,
    imageBytes: Object.fromEntries(blobs.map((id) => [id, png(id).toString("base64")])),
    replies: order.replies ?? ["Here is a *short* answer with `code`.\n\n- one\n- two"],
    model: order.model ?? "",
  };
}

const javascript = "text/javascript; charset=utf-8";

/** Scripts, styles and fonts of a double's page; `null` for other paths. */
async function asset(path: string, order: SiteOrder, desk: ImageDesk): Promise<DoubleReply | null> {
  if (path === "/double/page.js") return reply(javascript, await pageScript(order.markup));
  if (path === "/double/boot.js") {
    return reply(javascript, `globalThis.double = PageDouble.start(${JSON.stringify(pageConfig(order, desk))});`);
  }
  if (path === "/double/page.css") {
    return reply("text/css; charset=utf-8", await pageStyle(new URL("./page/style.css", import.meta.url), "/double/"));
  }
  const font = /^\/double\/([\w-]+\.(?:woff2?|ttf))$/.exec(path)?.[1];
  if (font) return reply("font/woff2", await pageFont(font));
  return path === "/favicon.ico" ? reply("image/png", png("favicon", 16, 16)) : null;
}

/** A double of a chat site, played from its template; `reply` never touches a network. */
export function siteDouble(order: SiteOrder): Double {
  const [origin = "https://chat.example"] = order.origins;
  const serving = order.images ?? { address: (id: string) => `${origin}/files/${id}?sig=${id.length}` };
  const desk = imageDesk(order.conversations, serving);
  const strays: string[] = [];
  const html = (): DoubleReply =>
    reply("text/html; charset=utf-8", shell(order.language ?? "en"), 200, {
      "content-security-policy": policy(desk.origins),
      "set-cookie": `${sessionCookie}; Path=/; Secure; HttpOnly; SameSite=Lax`,
    });
  return {
    setup: { conversations: order.conversations },
    truth: truthOf(order.site, order.truth),
    failingImages: desk.failing,
    imageRequests: desk.requests,
    strays,
    url: (conversation) => origin + order.template.address(conversation),
    shareUrl(conversation) {
      if (!order.template.share) throw new Error(`${order.site} has no share pages`);
      return origin + order.template.share(conversation);
    },
    async reply({ url, cookie }) {
      const image = desk.reply(url, cookie);
      if (image) return image;
      const { origin: from, pathname } = new URL(url);
      if (order.origins.includes(from)) {
        const found = await asset(pathname, order, desk);
        if (found) return found;
        if (!pathname.split("/").at(-1)?.includes(".")) return html();
      }
      strays.push(url);
      return reply("text/plain", "not found", 404);
    },
  };
}
