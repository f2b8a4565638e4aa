// Turns a copied page report back into a page: the same structure with made-up words.

/** Elements that have no end tag. */
const empty = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * @param {string} report text of "Copy report"
 * @returns {{ site: string, path: string, facts: string[], html: string }} `html` without the note that fixtures begin with
 * @throws where the text is no report
 */
export function readReport(report) {
  const lines = report.replaceAll("\r", "").split("\n");
  if (!lines[0]?.startsWith("Convokeep "))
    throw new Error("this is no page report: it does not begin with “Convokeep”");
  const blank = lines.indexOf("");
  const facts = lines.slice(1, blank);
  const site = /^site: ([a-z0-9-]+)/m.exec(facts.join("\n"))?.[1];
  const path = /^address: (\/\S*)/m.exec(facts.join("\n"))?.[1];
  if (blank < 0 || site === undefined || path === undefined) throw new Error("the report's first lines are not whole");
  const [ancestors = "", ...body] = lines.slice(blank + 1);
  const end = body.indexOf("around it:");
  const inside = end < 0 ? body : body.slice(0, end);
  const outer = ancestors.split(" > ").filter((tag) => tag.startsWith("<") && !/^<(?:html|body)\b/.test(tag));
  const whole = end < 0 ? null : joined(body.slice(end + 1), inside);
  const html = page(whole ? [] : outer, elementsOf(whole ?? inside));
  return { site, path: path.replace("?…", ""), facts, html };
}

/** What is around the conversation, with the conversation in its place; `null` where that place was cut off. */
function joined(around, inside) {
  const at = around.findIndex((line) => line.endsWith(" … above"));
  if (at < 0) return null;
  const indent = " ".repeat((around[at] ?? "").search(/\S/));
  return [...around.slice(0, at), ...inside.map((line) => line && indent + line), ...around.slice(at + 1)];
}

/** Inside its ancestors, each on a line. */
function page(outer, inside) {
  const content = /^<body\b/.test(inside[0] ?? "")
    ? inside
    : ["<body>", ...outer, ...inside, ...closing(outer), "</body>"];
  return ["<!doctype html>", "<html>", ...content, "</html>", ""].join("\n");
}

const closing = (tags) => tags.map((tag) => `</${nameOf(tag)}>`).reverse();
const nameOf = (tag) => /^<([a-z][a-z0-9-]*)/.exec(tag)?.[1] ?? "div";

/** One space of indentation is one level. */
function elementsOf(lines) {
  const out = [];
  const open = [];
  const close = (depth) => {
    while (open.length > depth) out.push(`</${open.pop()}>`);
  };
  for (const line of lines) {
    const content = line.trimStart();
    if (content === "") continue;
    close(line.length - content.length);
    if (content.startsWith("<")) addElement(content, out, open);
    else if (content.startsWith('"')) out.push(escaped(JSON.parse(content)));
    else out.push(`<!-- ${content.replaceAll("--", "- -")} -->`);
  }
  close(0);
  return out;
}

function addElement(content, out, open) {
  const tag = content.replace(/ …$/, "").replace(/^<\?/, "<div");
  const name = nameOf(tag);
  out.push(tag);
  if (empty.has(name)) return;
  if (content.endsWith(" …")) out.push(`</${name}>`);
  else open.push(name);
}
