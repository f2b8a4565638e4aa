import { expect, test } from "vitest";
import { payloads } from "../../../e2e/harness/payloads.ts";
import { toClipboardHtml } from "../../export/clipboard-html.ts";
import { sampleMessage, sampleThread } from "../../export/testing/sample-thread.ts";
import type { Say } from "../../export/texts.ts";
import { pasteable } from "./pasteable.ts";

const say: Say = Object.assign((key: string) => key, { count: (key: string) => key, locale: "en" });

const loading = "script, style, link, meta, base, img, svg, math, iframe, object, embed, video, audio, form, input";

/** What is dangerous in a document, wherever it is pasted. Hostile forms have fields called like properties of elements. */
function dangers(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const attributes = [...body.querySelectorAll("*")].flatMap((element) => {
    const names = Element.prototype.getAttributeNames.call(element);
    return names.filter((name) => {
      const value = Element.prototype.getAttribute.call(element, name) ?? "";
      return name === "href" ? !/^(?:https?|mailto):/i.test(value) : !/^(?:title|start|align)$/.test(name);
    });
  });
  return [...attributes, ...[...body.querySelectorAll(loading)].map(() => "element")];
}

test("hostile texts are copied as text and harmless links, written by whomever", () => {
  const found = payloads.flatMap((text) =>
    (["plain", "markdown"] as const).flatMap((format) => {
      const thread = sampleThread([sampleMessage("m1", "assistant", [{ kind: "text", format, text }])]);
      return dangers(pasteable(toClipboardHtml(thread, say, ["m1"])));
    }),
  );
  expect(payloads.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test("the same texts as HTML, not as Markdown, come through no more; without cleaning they would", () => {
  expect(payloads.flatMap((text) => dangers(pasteable(text)))).toEqual([]);
  expect(payloads.flatMap(dangers).length).toBeGreaterThan(100);
});
