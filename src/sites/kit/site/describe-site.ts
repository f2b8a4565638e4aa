import { first } from "../../dom.ts";
import type { Layout, PageConversation, Site, SiteFacts } from "../../site.ts";
import type { DescribedLayout } from "../layout/describe-layout.ts";
import { type AddressMarks, isOnSite, readAddress } from "./address.ts";
import { readTitle, type TitleMarks } from "./title.ts";

/** A site in plain words. */
export interface SiteDescription {
  about: SiteFacts;
  /** In the order in which they are looked for, by markup only. */
  layouts: readonly DescribedLayout[];
  address: AddressMarks;
  title: TitleMarks;
  /** By markup, for what people host themselves: such a site has no origins, and its conversations bear their host's name. */
  detect?(document: Document): boolean;
  /** The id of a conversation that has none in its address yet, where the markup knows it. */
  markedId?(document: Document): string | null;
  /** The model chosen for the conversation, where the page says so. */
  model?(document: Document): string | null;
  temporary?(document: Document, url: URL): boolean;
}

/** Makes a site of its description. */
export function describeSite(description: SiteDescription): Site {
  const { about, detect } = description;
  const isHosted = about.origins.length === 0;
  return {
    ...about,
    detect: (document, url) => (isHosted ? (detect?.(document) ?? false) : isOnSite(about, url)),
    layout: (document) => layoutOf(description.layouts, document),
    conversation: (document, url) => conversationOf(description, document, url),
  };
}

/** Turns decide; the frame around them only where there are none. */
function layoutOf(layouts: readonly DescribedLayout[], document: Document): Layout | null {
  const withTurns = layouts.find(({ turn }) => first(document, turn));
  return withTurns ?? layouts.find(({ shell }) => first(document, shell)) ?? null;
}

function conversationOf(site: SiteDescription, document: Document, url: URL): PageConversation {
  const { about } = site;
  if (about.origins.length > 0 && !isOnSite(about, url)) {
    return { site: about.id, nativeId: null, url: url.origin + url.pathname, page: "other" };
  }
  const temporary = site.temporary?.(document, url) ?? false;
  const address = readAddress(site.address, url);
  const marked = address.page === "new-chat" ? (site.markedId?.(document) ?? null) : null;
  const id = address.id ?? marked;
  const title = id === null ? undefined : readTitle(site.title, document, id);
  const model = id === null ? null : (site.model?.(document) ?? null);
  return {
    site: about.id,
    nativeId: id !== null && about.origins.length === 0 ? `${url.host}/${id}` : id,
    url: address.url,
    page: id === null ? address.page : "conversation",
    ...(title ? { title } : {}),
    ...(model ? { model } : {}),
    ...(temporary ? { temporary: true as const } : {}),
  };
}
