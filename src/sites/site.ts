import type { CapturedMessage, ConversationRef } from "../conversation/capture.ts";
import type { Role } from "../conversation/model.ts";

/** What can be said of a site without its code: enough for asking permissions and listing sites. */
export interface SiteFacts {
  /** Lower-case, the folder's name and the first part of conversation ids. */
  readonly id: string;
  /** As its users call it. */
  readonly name: string;
  /** Match patterns to ask for and to inject into, e.g. `https://chatgpt.com/*`. */
  readonly origins: readonly string[];
}

/**
 * The contract of a site adapter: plain objects that read a document and never change it.
 * An adapter knows markup; it does not know browsers, storage, scrolling policy or other sites.
 */
export interface Site extends SiteFacts {
  /** Cheap check by markup and address: is this one of this site's pages (with or without a conversation on it)? */
  detect(document: Document, url: URL): boolean;
  /**
   * The renderer in use on this page, or `null` when none of the known ones is there. A known renderer without any turn
   * (an empty or still loading chat) is returned; so `null` on a conversation's address means a page we do not know.
   */
  layout(document: Document): Layout | null;
  /** Which conversation the page shows. `id` is `null` while the page has none yet. */
  conversation(document: Document, url: URL): PageConversation;
}

export interface PageConversation extends Omit<ConversationRef, "id" | "formerId"> {
  nativeId: string | null;
  /** What kind of page this is by its address; absent where the site cannot tell. */
  page?: PageKind;
}

/**
 * `conversation`: has or shows an existing conversation (a share page too). `new-chat`: empty until something is sent.
 * `moving`: the address has gone on to another conversation but the markup still shows the one before; read nothing now.
 * `overview`: lists of chats, project homes. `sign-in`, `other`: no conversation and none to come.
 */
export type PageKind = "conversation" | "new-chat" | "moving" | "overview" | "sign-in" | "other";

/** One renderer of a site. Detection and reading rest on markup that does not depend on language or plan. */
export interface Layout {
  id: string;
  /** Every turn container in page order, cheaply: no conversion, no text reading. */
  turns(document: Document): Turn[];
  /** The container that a changed node belongs to (the element of some Turn), or `null`. */
  turnContaining(node: Node): Element | null;
  /** Reads one mounted turn: zero or more messages in order. Never throws on strange markup; what it cannot read becomes an `unreadable` part. */
  read(turn: Turn): TurnReading;
  /** `url` where the document's own address does not say where it came from (a saved page). */
  evidence(document: Document, url?: URL): PageEvidence;
  /** True while an answer is being written anywhere on the page. */
  streaming(document: Document): boolean;
  /** How to move through the conversation; `null` when everything is always mounted. */
  scroll(document: Document): ScrollPlan | null;
  /**
   * Buttons in a mounted turn, all closed now, behind which lies text that is not on the page. Save chat presses each,
   * reads the turn and presses again; nothing else ever does. Absent where nothing is folded away. `read` says for itself
   * that something was folded (reasoning without text).
   */
  expand?(turn: Turn): HTMLElement[];
  /**
   * Scrolls through the code editors of a turn that have only some of their lines on the page, each once in a sweep, and
   * puts them and the list back. True when it did: `read` then gives what was collected, as long as they show the same.
   * Only Save chat asks for it. Absent where a site has none; what was not scrolled through `read` marks as incomplete.
   */
  unroll?(turn: Turn, tools: SweepTools): Promise<boolean>;
  /** Names of the selectors a healthy page must match, each with its result now. An empty chat is healthy. */
  health(document: Document): { name: string; found: boolean }[];
}

export interface Turn {
  element: Element;
  /** Lasting key of the turn, or '' while it has none. */
  key: string;
  /** What the page calls it until it is loaded anew, where that is all there is: never kept, only to know it again. */
  name?: string;
  /** False for an empty wrapper whose content is not on the page now. */
  mounted: boolean;
  /**
   * Its row in the conversation, 0-based, where the page counts rows and takes them off without a trace. It puts in order
   * and names the turns that have no key; rows that do not follow each other have something between them.
   */
  row?: number;
  /** Where the container itself says it; an unmounted one seldom does. */
  role?: Role;
}

export interface TurnReading {
  messages: ReadMessage[];
  /**
   * False while something in it is still arriving (links without address, images loading, an answer being written) or
   * hidden for a while (a prompt being edited). Some pages never finish, so wait with a limit.
   */
  settled: boolean;
}

/** A message as read, with the elements its images are in, so that the content script can fetch their bytes while they are shown. */
export interface ReadMessage extends Omit<CapturedMessage, "kind"> {
  /** By key of the image or file part. */
  media: Map<string, MediaSource>;
}

export type MediaSource =
  | { from: "img"; element: HTMLImageElement; address: string }
  | { from: "link"; address: string };

export interface PageEvidence {
  start: "start" | "older" | "unknown";
  /** The newest message is among the turns now listed. */
  end: boolean;
  /** Messages or turns on the shown path as the page itself states. */
  stated?: number;
}

/** What a sweep lends to a layout that scrolls. */
export interface SweepTools {
  /** How the list scrolls. */
  plan: ScrollPlan;
  /** The sweep's own: it says that it has been stopped. */
  signal: AbortSignal;
  /** Waits until `check` holds; false when it did not within `ms`. Rejects once the sweep has been stopped. */
  until(check: () => boolean, ms: number): Promise<boolean>;
  /** The page has had two frames to answer a scroll; a short while where the tab draws none. Rejects like `until`. */
  painted(): Promise<void>;
}

export interface ScrollPlan {
  scroller: Element;
  /** `reverse`: scrollTop is 0 at the bottom and negative above (column-reverse). */
  axis: "normal" | "reverse";
  /** True when the turn list keeps a wrapper for every loaded turn, so order and count are known without seeing them. */
  keepsWrappers: boolean;
  /** The element whose coming into view loads older messages, when there is one now. */
  olderTrigger?: Element;
  /** A button that tries again after loading older messages failed, when it is shown now. */
  retry?: HTMLElement;
}
