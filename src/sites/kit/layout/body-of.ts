import { all, matches, nameOf } from "../../dom.ts";
import { type BodyReader, bodyReader } from "../body.ts";
import { type BodyContext, type BodyRule, moved } from "../body-rules.ts";
import { buttons } from "../button-rule.ts";
import { cite } from "../citation.ts";
import { codeAnswer, readCodeBlock } from "../code-block.ts";
import { customElements, embeds } from "../embed-rules.ts";
import { reference } from "../footnotes.ts";
import { visibleText } from "../visible-text.ts";
import { type Marks, ruleFor } from "./marks.ts";

/** How the bodies of a described layout are read: its own rules first, then what it describes, then the usual. */
export function bodyOf(marks: Marks): BodyReader {
  const own: BodyRule[] = [...(marks.rules ?? [])];
  const rules = [
    ...own,
    leftOut(marks),
    parts(marks),
    codeBlocks(marks),
    citations(marks),
    buttons,
    embeds(),
    customElements,
  ];
  const { link = (address: string) => address, images = {} } = marks;
  const reader: BodyReader = bodyReader({ rules, images, link });
  return reader;

  function parts({ partsAt }: Marks): BodyRule {
    return {
      apply(element, context) {
        if (!partsAt || element === context.root || !matches(element, partsAt)) return undefined;
        const { draft } = context;
        const take = () => ruleFor(marks, element)?.take(element, { draft, images, inside: context.inside });
        return moved(context, take);
      },
    };
  }
}

/** Interface and texts for screen readers. Alerts are remembered. */
function leftOut({ leftOut, alert }: Marks): BodyRule {
  return {
    apply(element, { root, draft }) {
      if (element === root || !matches(element, leftOut)) return undefined;
      if (matches(element, alert)) draft.alert ??= visibleText(element);
      return { do: "skip" };
    },
  };
}

/** A `pre` without any known holder of code is left to the usual rule. */
function codeBlocks({ code }: Marks): BodyRule {
  return {
    apply(element, context) {
      const isBlock = code ? matches(element, code.block) : nameOf(element) === "pre";
      const block = isBlock ? readCodeBlock(element, code) : null;
      return block ? codeAnswer(block, context) : undefined;
    },
  };
}

function citations({ citation, link }: Marks): BodyRule {
  const clean = (address: string) => link?.(address) ?? address;
  const note = ({ draft }: BodyContext, element: Element) => reference(draft, cite(element, clean));
  return {
    apply(element, context) {
      if (!citation || !matches(element, citation)) return undefined;
      const links = nameOf(element) === "a" ? [element] : all(element, "a[href]");
      const cited = links.length > 0 ? links : [element];
      return { do: "inline", markdown: cited.map((one) => note(context, one)).join("") };
    },
  };
}
