import type { Conversation } from "../../conversation/model.ts";
import { fileStem } from "../file-names.ts";
import type { Say } from "../texts.ts";
import { parseTemplate } from "./name-template.ts";
import { nameValue } from "./name-values.ts";

export interface NamingOptions {
  say: Say;
  template: string;
  /** Also without the characters that note programs give a meaning inside links. */
  wikiSafe?: boolean | undefined;
}

/** Bytes that the folders of a path may take together, and that a whole path may: Windows unpacks no more than 260 characters. */
const longestFolders = 120;
const longestPath = 220;
const longestFolder = 60;

/**
 * Path of a conversation's file without its extension, `/` between folders. A folder that would have no name, or for
 * which there is no room, is left out; a file that would have none is called by the end of its id.
 */
export function filePath(conversation: Conversation, { say, template, wikiSafe }: NamingOptions): string {
  const segments = filled(template, conversation).split(/[/\\]/);
  const clean = (text: string) => (wikiSafe ? text.replace(/[#^[\]|]/g, "_") : text);
  const folders: string[] = [];
  let room = longestFolders;
  for (const segment of segments.slice(0, -1)) {
    const folder = clean(fileStem(segment, "", longestFolder)).replace(looksLikeFile, "_$1");
    const bytes = encoder.encode(folder).length + 1;
    if (folder === "" || bytes > room) continue;
    room -= bytes;
    folders.push(folder);
  }
  const left = longestPath - (longestFolders - room);
  return [...folders, clean(fileStem(segments.at(-1) ?? "", nameless(conversation, say), left))].join("/");
}

const encoder = new TextEncoder();

/** A folder called like a file could meet a file of that name. */
const looksLikeFile = /\.([A-Za-z0-9]{1,5})$/;

function nameless({ id }: Conversation, say: Say): string {
  return fileStem(`${say("export_untitled")} ${id.replace(/[^A-Za-z0-9]/g, "").slice(-8)}`, "conversation");
}

/** The template with its values. Only a folder's name may bring folders with it. */
function filled(template: string, conversation: Conversation): string {
  let isHoled = false;
  const text = parseTemplate(template)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind !== "placeholder") return "_";
      const value = nameValue(piece.name, conversation);
      isHoled ||= value.trim() === "";
      return piece.name === "folder" ? value : value.replace(/[/\\]/g, "_");
    })
    .join("");
  return isHoled ? withoutHoles(text) : text;
}

/** Takes away marks between values of which one is missing: `2026-11-20 -  - Plan`. */
function withoutHoles(text: string): string {
  return text
    .split("/")
    .map((segment) => {
      const joined = segment.replace(/(\s[-–—·,])(?:\s+[-–—·,])+(?=\s|$)/gu, "$1");
      return joined.replace(/\(\s*\)|\[\s*\]/g, "").replace(/^\s*[-–—·,]+\s+|(?<!\s)\s+[-–—·,]+\s*$/gu, "");
    })
    .join("/");
}
