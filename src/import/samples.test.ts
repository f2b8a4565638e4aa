import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openContainer } from "./container/open.ts";
import { detect } from "./detect.ts";
import { ImportError } from "./format.ts";
import { formats } from "./formats.ts";

const root = "../shared/exports";
const samples = existsSync(root)
  ? readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath !== root)
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
  : [];

/** What lies beside conversations, what describes them, and captures of other tools. */
const noConversations =
  /asset_file_names|group_chats|message_feedback|export_manifest|shared_conversations|shopping|sora|user\.json|schema\.json|canmore-edit|browser-capture|web-search/;

function expected(path: string): string {
  if (path.includes("manifest-2026")) return "manifest-only";
  if (/export_manifest|shopping/.test(path)) return "no-chats";
  if (noConversations.test(path)) return "unknown-format";
  if (path.includes("aistudio")) return "ai-studio";
  return path.split("/")[0]?.replace("openwebui", "open-webui") ?? "";
}

/** What some samples hold beside chats. */
function leftOutBeside(path: string): string[] {
  if (/grok-backend|grok-export.zip/.test(path)) return ["left-out: projects, media_posts"];
  if (path.includes("all-content-types")) return ["left-out: custom instructions, memory"];
  return /librechat-modern|native-conversation/.test(path) ? ["left-out: custom instructions"] : [];
}

describe.skipIf(samples.length === 0)("samples of all vendors", () => {
  test.each(samples)("%s is known for what it is, and read", async (path) => {
    const bytes = readFileSync(`${root}/${path}`);
    // By what is in it: the name tells nothing.
    const container = await openContainer([new File([bytes], "file")]);
    const { claims, problems } = await detect(container, formats);
    const [claim] = claims;
    expect(claim?.format.id ?? problems[0]?.error.problem).toBe(expected(path));
    expect(claims.length + problems.length).toBe(1);
    if (!claim) return;
    const { signal } = new AbortController();
    const outcomes: string[] = [];
    for await (const item of claim.format.read(claim.members, { container, signal })) {
      try {
        outcomes.push(item.read() ? "conversation" : "passed");
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        outcomes.push(error.message);
      }
    }
    const told = /(memories|projects)\.json$/.exec(path)?.[1];
    const beside = told ? [`left-out: ${told}: 1`] : leftOutBeside(path);
    const failures = outcomes.filter((outcome) => outcome !== "conversation" && outcome !== "passed");
    expect(failures).toEqual(beside);
    // The page's only conversation has no messages.
    if (!told && !path.endsWith("chat.html")) expect(outcomes).toContain("conversation");
  });
});
