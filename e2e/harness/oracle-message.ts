import { createHash } from "node:crypto";
import type { Message, Part } from "../../src/conversation/model.ts";
import { png } from "../sites/png.ts";
import type { SourceMessage } from "../sites/source.ts";
import { compareMarkdown, joined, partsOf, type TextScene, textOf, typedProblem } from "./oracle-text.ts";

/** What a held message is compared with. */
export interface Scene extends TextScene {
  /** Without: images count as they are, whether their bytes were fetched or not. */
  images: boolean;
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function reasoningProblem(message: SourceMessage, parts: readonly Part[], scene: Scene): string | null {
  const { reasoning, preface } = scene.truth;
  const held = partsOf(parts, "reasoning");
  if (reasoning === "none") return null;
  if (message.thought && held.length === 0) return "the thinking is not named";
  if (reasoning === "label") return null;
  const shown = joined([preface === "reasoning" ? message.preface?.text : undefined, message.thought?.text]);
  const problem = shown ? compareMarkdown(joined(held.map((part) => part.text)), shown, [], scene) : null;
  return problem && `thinking ${problem}`;
}

function artifactProblem({ writing }: SourceMessage, parts: readonly Part[], scene: Scene): string | null {
  if (!writing) return null;
  const [held] = partsOf(parts, "artifact");
  if (!held) {
    const named = scene.truth.artifact === "named" && partsOf(parts, "unreadable").length > 0;
    return named ? null : "the writing block is lost";
  }
  if (scene.truth.artifact === "named") return null;
  if (writing.language !== undefined) {
    return held.content.trimEnd() === writing.markdown.trimEnd() ? null : "the artifact's code differs";
  }
  const problem = compareMarkdown(held.content, writing.markdown, [], scene);
  return problem && `writing block ${problem}`;
}

function answerProblems(message: SourceMessage, parts: readonly Part[], scene: Scene): (string | null)[] {
  const { source, truth } = scene;
  const cites = partsOf(parts, "citations").flatMap(({ items }) => items);
  const wanted = joined([
    truth.preface === "text" ? message.preface?.text : undefined,
    message.text.replace(/^\{\{writing\}\}\n\n/m, ""),
  ]);
  const known = Object.values(source.sources).map(({ title }) => title);
  const strange = truth.citations.titles ? cites.find((cite) => !known.includes(cite.title)) : undefined;
  const research = message.research && partsOf(parts, "unreadable").length === 0;
  return [
    compareMarkdown(textOf(parts), wanted, cites, scene, truth.breaks),
    strange ? `citation titled ${strange.title}` : null,
    reasoningProblem(message, parts, scene),
    artifactProblem(message, parts, scene),
    research ? "the report is not named" : null,
  ];
}

function promptProblems(message: SourceMessage, parts: readonly Part[], scene: Scene): (string | null)[] {
  const files = (message.uploads ?? []).flatMap((upload) => (upload.kind === "file" ? [upload.name] : []));
  const held = partsOf(parts, "file").map((part) => part.name);
  const lost = scene.truth.files && !files.every((name) => held.includes(name));
  return [typedProblem(message, parts, scene), lost ? `files ${files.join()} held as ${held.join()}` : null];
}

function imageProblems(message: SourceMessage, parts: readonly Part[], { images, truth }: Scene): (string | null)[] {
  if (truth.images === "none") return [];
  const wanted = [
    ...(message.uploads ?? []).flatMap((upload) => (upload.kind === "image" ? [upload.id] : [])),
    ...(message.images ?? []).map((image) => image.id),
  ];
  const held = partsOf(parts, "image");
  if (held.length !== wanted.length) return [`${held.length} images instead of ${wanted.length}`];
  if (!images || truth.images === "named") return [];
  return held.map((part, index) => {
    if (!part.asset) return `image ${part.key} without bytes: ${part.problem}`;
    if (part.asset.redrawn) return null;
    return part.asset.sha256 === sha256(png(wanted[index] ?? "")) ? null : `image ${part.key} has other bytes`;
  });
}

/** What is wrong with a held message, given the one that the page showed. */
export function messageProblems(message: SourceMessage, held: Message, scene: Scene): string[] {
  const otherModel = message.model && scene.truth.model(message) && held.model !== message.model;
  const found = [
    held.role === message.role ? null : `role ${held.role}`,
    held.finished ? null : "not finished",
    ...(message.role === "user" ? promptProblems : answerProblems)(message, held.parts, scene),
    ...imageProblems(message, held.parts, scene),
    otherModel ? `model ${held.model}` : null,
  ];
  return found.filter((problem) => problem !== null).map((problem) => `${message.id} (${message.role}): ${problem}`);
}
