import type { SourceConversation } from "../source.ts";
import type { Truth } from "./truth.ts";

export interface DoubleRequest {
  url: string;
  /** The `Cookie` header, where it is known. */
  cookie?: string | undefined;
}

export interface DoubleReply {
  status: number;
  contentType: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A double of a chat site: answers requests as that site would, without a network. */
export interface Double {
  reply(request: DoubleRequest): Promise<DoubleReply>;
  /** Full address of a conversation. */
  url(conversation: SourceConversation): string;
  shareUrl(conversation: SourceConversation): string;
  setup: { conversations: SourceConversation[] };
  /** What its page says of a conversation, for the comparison with what was held. */
  truth: Truth;
  /** Ids of images whose requests fail for now. */
  failingImages: Set<string>;
  /** How often each image was asked for. */
  imageRequests: Map<string, number>;
  /** Requests that the double has no answer to. */
  strays: string[];
}
