import { pageFont, pageScript, pageStyle } from "../kit/assets.ts";
import type { Double, DoubleReply } from "../kit/double.ts";
import { png } from "../png.ts";
import { imagesOf, type SourceConversation } from "../source.ts";
import { addressOf } from "./page/address.ts";
import { type Behaviour, type LayoutName, type PageConfig, usualBehaviour } from "./page/config.ts";
import type { Language } from "./page/strings.ts";
import { chatgptTruth } from "./truth.ts";

export interface DoubleSetup {
  layout: LayoutName;
  conversations: SourceConversation[];
  /** Of the page's own words (default English). */
  language?: Language;
  behaviour?: Partial<Behaviour>;
  /** Answers to prompts sent on the page, used in turn. */
  replies?: string[];
  /** Send the strict policy that forbids the page's own requests (default true). */
  strictPolicy?: boolean;
}

/** A double of chatgpt.com. */
export interface ChatgptDouble extends Double {
  setup: DoubleSetup;
}

const origin = "https://chatgpt.com";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' blob: data: https://www.google.com; connect-src 'none'; frame-src https://*.web-sandbox.oaiusercontent.com; base-uri 'none'";

/** A signed address, as images have: lasting only as long as its signature (2026-09-22). */
function signedAddress(id: string): string {
  return `${origin}/backend-api/estuary/content?id=${id}&ts=${490000}&p=fs&cid=1&sig=${signature(id)}&v=0`;
}

function signature(id: string): string {
  return Buffer.from(`sig:${id}`).toString("hex");
}

const shell = (language: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>ChatGPT</title><link rel="stylesheet" href="/cdn/assets/page.css"><script defer src="/cdn/assets/page.js"></script><script defer src="/cdn/assets/boot.js"></script></head><body></body></html>`;

function pageConfig(setup: DoubleSetup): PageConfig {
  const ids = setup.conversations.flatMap(imagesOf);
  const blobs = setup.layout === "pair" ? ids.map((id) => [id, png(id).toString("base64")]) : [];
  return {
    layout: setup.layout,
    language: setup.language ?? "en",
    conversations: setup.conversations,
    behaviour: { ...usualBehaviour, ...setup.behaviour },
    imageAddress: Object.fromEntries(ids.map((id) => [id, signedAddress(id)])),
    imageBytes: Object.fromEntries(blobs),
    replies: setup.replies ?? ["Here is a *short* answer with `code`.\n\n- one\n- two"],
    model: "gpt-5-6-thinking",
  };
}

const reply = (contentType: string, body: string | Buffer, status = 200, headers = {}): DoubleReply => ({
  status,
  contentType,
  body,
  headers: { "cache-control": "no-store", ...headers },
});

/** A double of the site; `reply` never touches a network. */
export function chatgptDouble(setup: DoubleSetup): ChatgptDouble {
  const failingImages = new Set<string>();
  const imageRequests = new Map<string, number>();
  const strays: string[] = [];
  const html = (): DoubleReply => {
    const strict = setup.strictPolicy === false ? {} : { "content-security-policy": policy };
    return reply("text/html; charset=utf-8", shell(setup.language ?? "en"), 200, {
      ...strict,
      "set-cookie": "__Secure-session=double; Path=/; Secure; HttpOnly; SameSite=Lax",
    });
  };
  const image = (url: URL, cookie: string | undefined): DoubleReply => {
    const id = url.searchParams.get("id") ?? "";
    imageRequests.set(id, (imageRequests.get(id) ?? 0) + 1);
    const signed = url.searchParams.get("sig") === signature(id);
    const known = cookie === undefined || cookie.includes("__Secure-session=double");
    if (!signed || !known || failingImages.has(id)) return reply("application/json", '{"detail":"forbidden"}', 403);
    return reply("image/png", png(id));
  };
  const asset = async (path: string): Promise<DoubleReply | null> => {
    if (path === "/cdn/assets/page.js")
      return reply("text/javascript; charset=utf-8", await pageScript(new URL("./page/main.ts", import.meta.url)));
    if (path === "/cdn/assets/page.css")
      return reply(
        "text/css; charset=utf-8",
        await pageStyle(new URL("./page/style.css", import.meta.url), "/cdn/assets/fonts/"),
      );
    if (path === "/cdn/assets/boot.js") {
      return reply(
        "text/javascript; charset=utf-8",
        `globalThis.double = PageDouble.start(${JSON.stringify(pageConfig(setup))});`,
      );
    }
    const font = /^\/cdn\/assets\/fonts\/([\w-]+\.\w+)$/.exec(path)?.[1];
    if (path === "/favicon.ico") return reply("image/png", png("favicon", 16, 16));
    return font ? reply("font/woff2", await pageFont(font)) : null;
  };
  return {
    setup,
    truth: chatgptTruth[setup.layout],
    failingImages,
    imageRequests,
    strays,
    url: (conversation) => origin + addressOf(conversation, setup.layout),
    shareUrl: (conversation) => `${origin}/share/${conversation.id}`,
    async reply({ url, cookie }) {
      const address = new URL(url);
      if (address.hostname === "www.google.com") return reply("image/png", png(address.search, 16, 16));
      if (address.hostname.endsWith(".web-sandbox.oaiusercontent.com")) {
        return reply(
          "text/html",
          "<!doctype html><title>Report</title><h1>Report</h1><p>Only this frame can read it.</p>",
        );
      }
      if (address.pathname === "/backend-api/estuary/content") return image(address, cookie);
      const found = await asset(address.pathname);
      if (found) return found;
      if (address.hostname === "chatgpt.com" && !address.pathname.includes(".")) return html();
      strays.push(url);
      return reply("text/plain", "not found", 404);
    },
  };
}
