/** The pieces of a message as Markdown. */

/**
 * @param {object[]} parts as docs/format.md describes them
 * @param {(sha256: string) => string | undefined} fileOf path of an image or file, seen from the Markdown file
 * @param {string} prefix makes the labels of footnotes different for every message
 */
export function partsToMarkdown(parts, fileOf, prefix) {
  const known = listOf(parts).filter((part) => part && typeof part === "object");
  const images = new Map(known.filter(({ kind }) => kind === "image").map((part) => [part.key, part]));
  const inTexts = new Set(known.flatMap((part) => (part.kind === "text" ? keysIn(textOf(part.text)) : [])));
  const texts = known.map((part) => markdownOf(part, { images, inTexts, fileOf, prefix }));
  return texts.filter((text) => text !== "").join("\n\n");
}

export const listOf = (value) => (Array.isArray(value) ? value : []);
const textOf = (value) => (typeof value === "string" ? value : "");

function markdownOf(part, context) {
  switch (part.kind) {
    case "text":
      return part.format === "plain" ? typed(textOf(part.text)) : written(textOf(part.text), context);
    case "reasoning":
      return quoted(`**${line(part.label || "Thinking")}**\n\n${textOf(part.text)}`);
    case "image":
      return context.inTexts.has(part.key) ? "" : image(part, context.fileOf);
    case "file":
      return file(part, context.fileOf);
    case "tool":
      return [
        `**Tool: ${line(part.name)}**`,
        ...[part.input, part.output].filter(Boolean).map((each) => fenced(each)),
      ].join("\n\n");
    case "artifact":
      return part.format === "code"
        ? `**${line(part.title)}**\n\n${fenced(part.content, part.language)}`
        : quoted(`**${line(part.title)}**\n\n${textOf(part.content)}`);
    case "citations":
      return listOf(part.items)
        .map((item) => source(item, context.prefix))
        .join("\n");
    case "unreadable":
      return [
        `*${line(part.what)}: could not be read (${line(part.reason)})*`,
        ...(part.raw ? [fenced(part.raw, "json")] : []),
      ].join("\n\n");
    default:
      return `*${line(part.kind)}: not known to this program*\n\n${fenced(JSON.stringify(part, null, 2), "json")}`;
  }
}

const imageMark = /!\[([^\]]*)\]\(attachment:([^)\s]+)\)/g;

/** Keys of images that a text shows where they belong. */
function keysIn(text) {
  return [...text.matchAll(imageMark)].map(([, , key]) => key);
}

/** Markdown of a model: its images and footnotes lead to what belongs to this message. */
function written(text, { images, fileOf, prefix }) {
  return text
    .replace(imageMark, (whole, alt, key) => {
      const part = images.get(key);
      return part ? image({ ...part, alt: alt || part.alt }, fileOf) : whole;
    })
    .replace(/\[\^([^\]\s]+)\]/g, `[^${prefix}$1]`);
}

function image({ alt, url, asset, problem }, fileOf) {
  const path = asset && fileOf(asset.sha256);
  if (path) return `![${line(alt)}](${path})`;
  if (isWeb(url)) return `[Image: ${line(alt) || "without a name"}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  return `*Image: ${line(alt) || "without a name"} (${line(problem) || "not in this file"})*`;
}

function file({ name, description, asset, problem }, fileOf) {
  const path = asset && fileOf(asset.sha256);
  const said = description ? ` (${line(description)})` : "";
  if (path) return `[${line(name)}](${path})${said}`;
  return `*File: ${line(name)}${said} (${line(problem) || "not in this file"})*`;
}

function source({ label, title, url } = {}, prefix) {
  const shown = isWeb(url)
    ? `[${line(title) || line(url)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`
    : line(title);
  return `[^${prefix}${textOf(label).replace(/[\]\s]/g, "-")}]: ${shown}`;
}

/** What a person typed, so that it is read as it stands there. */
function typed(text) {
  return text
    .split(/\r\n?|\n/)
    .map((each) =>
      escaped(each)
        .replace(/^[ \t]+/, (blanks) => "&nbsp;".repeat(blanks.length))
        .replace(/^([-+]|\d+[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
        .replace(/^=/, "\\="),
    )
    .join("\n")
    .replace(/([^\n])\n(?=[^\n])/g, "$1\\\n");
}

/** One line of plain text inside Markdown. */
export function line(text) {
  return escaped(textOf(text).replace(/\s+/g, " ").trim());
}

function escaped(text) {
  return text.replace(/[\\`*_[\]<>#|~$&]/g, "\\$&");
}

export function quoted(text) {
  return text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}

function fenced(text, language) {
  const content = textOf(text);
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${textOf(language).replace(/[`\s]/g, "")}\n${content}\n${fence}`;
}

function isWeb(url) {
  return typeof url === "string" && /^https?:\/\//i.test(url);
}
