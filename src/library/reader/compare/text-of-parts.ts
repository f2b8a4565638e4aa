import type { Citation, Part } from "../../../conversation/model.ts";
import { t } from "../../../ui/i18n.ts";

/** What a message says as one text to compare by: Markdown as it was written, and everything else by its name. */
export function textOfParts(parts: readonly Part[]): string {
  return parts.map(textOf).filter(Boolean).join("\n\n");
}

function textOf(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "reasoning":
      return `${part.label?.trim() || t("export_reasoning")}\n${part.text}`;
    case "artifact":
      return `${part.title.trim() || t("export_artifact")}\n${part.content}`;
    case "tool":
      return [t("export_tool_name", part.name), part.input, part.output].filter(Boolean).join("\n");
    case "image":
      return `${t("export_image")} ${part.alt}`.trim();
    case "file":
      return `${t("export_file")} ${part.name}`;
    case "citations":
      return part.items.map(sourceLine).join("\n");
    case "unreadable":
      return t("export_unreadable", part.what, part.reason);
  }
}

const sourceLine = ({ title, url }: Citation): string => `${title} ${url}`.trim();
