import { conversationId } from "../../foreign/native-id.ts";

/** What ends an address: a UUID or 22 characters, behind words of the first question; as the pages' reader takes it. */
const ending = /^(?:.*-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.]{22})$/i;

/**
 * The id and address of a thread, by what an export says of it: its address or the end of one, else an id that no page shows.
 * @param slug address, or what stands behind `/search/` in it; '' for none
 */
export function threadId(slug: string, other: string): { id: string; url: string } | null {
  const [path = ""] = slug.split(/[?#]/, 1);
  const last = path.split("/").findLast((name) => name !== "") ?? "";
  const native = ending.exec(last)?.[1] ?? last;
  if (native !== "") {
    const url = /^[\w.~-]+$/.test(last) ? `https://www.perplexity.ai/search/${last}` : "";
    return { id: conversationId("perplexity", native), url };
  }
  return other === "" ? null : { id: conversationId("perplexity", other), url: "" };
}
