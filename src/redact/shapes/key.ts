import type { Finding, Span } from "../kinds.ts";

const edge = "(?<![\\p{L}\\p{N}])";

/** Keys and tokens that say by their beginning what they are; each as its maker documents it (2024-2026). */
const known = [
  "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])",
  "gh[pousr]_[A-Za-z0-9]{36,255}",
  "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
  "gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat)-[A-Za-z0-9_.-]{20,64}",
  "sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,200}",
  "sk-ant-[A-Za-z0-9_-]{20,200}",
  "sk-or-v1-[a-f0-9]{64}",
  "sk-[A-Za-z0-9]{32,64}(?![A-Za-z0-9_-])",
  "(?:gsk|xai|r8|fw|pplx|tgp_v1|hf|nvapi|dop_v1|doo_v1|pypi|figd|lin_api|ntn|secret)[_-][A-Za-z0-9_-]{32,200}",
  "AIza[A-Za-z0-9_-]{35}",
  "ya29\\.[A-Za-z0-9_-]{20,300}",
  "GOCSPX-[A-Za-z0-9_-]{28}",
  "xox[abeprs]-[A-Za-z0-9-]{10,250}",
  "xapp-\\d-[A-Z0-9]+-\\d+-[a-f0-9]{32,64}",
  "hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{16,32}",
  "(?:sk|pk|rk|whsec)_(?:live_|test_)?[A-Za-z0-9]{24,250}",
  "SG\\.[A-Za-z0-9_-]{16,32}\\.[A-Za-z0-9_-]{16,64}",
  "(?:AC|SK)[a-f0-9]{32}(?![A-Za-z0-9])",
  "key-[a-f0-9]{32}(?![A-Za-z0-9])",
  "npm_[A-Za-z0-9]{36}",
  "dckr_pat_[A-Za-z0-9_-]{27}",
  "sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43}",
  "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}",
  "PMAK-[a-f0-9]{24}-[a-f0-9]{34}",
  "\\d{8,10}:AA[A-Za-z0-9_-]{33}",
  "[MNO][A-Za-z\\d_-]{23,25}\\.[A-Za-z\\d_-]{6}\\.[A-Za-z\\d_-]{27,38}",
  "AGE-SECRET-KEY-1[A-Z0-9]{58}",
  "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}",
].map((shape) => new RegExp(edge + shape, "gu"));

const pemBegin = /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const pemEnd = /-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const inAddress = /\b[a-z][a-z0-9+.-]{1,20}:\/\/(?<secret>[^\s/?#@:]{1,100}:[^\s/?#@]{1,200})@(?=[^\s@])/gi;
const bearer = /\b(?:bearer|basic)\s+(?<secret>[A-Za-z0-9._~+/-]{20,2000}={0,2})/gi;
const inQuery =
  /[?&](?:access_token|api_?key|key|sig|signature|token|auth|client_secret|x-amz-signature|x-amz-credential)=(?<secret>[^\s&#"'<>)\]]{12,2000})/gi;
const given =
  /(?<![\p{L}])(?:[\p{L}\p{N}_.-]{0,40}[_.-])?(?:api[_ -]?key|secret(?:[_ -]?(?:access[_ -]?)?key)?|access[_ -]?token|auth[_ -]?token|refresh[_ -]?token|client[_ -]?secret|private[_ -]?key|account[_ -]?key|password|passwd|passphrase|pwd|token|passwort|kennwort|mot de passe|contraseña|senha|密码|パスワード)["'`*]{0,3}\s{0,3}(?::=|=>|[:=：])\s{0,3}(?:["'`](?<quoted>[^"'`\n]{6,400})["'`]|(?<bare>[^\s"'`,;<>|\\[\]{}()]{6,400}))/giu;

/** What stands where a secret would: names of variables, words in capitals, dots and stars, sentences. */
const noSecret =
  /^(?:(?:your|my|the|enter|insert|example|sample|dummy|test|changeme|placeholder|redacted|required|optional|undefined|string|null|none|true|false|config|settings|self|this|req|request|data|user|params|props|get|new|await|input|prompt|str|bytes)(?![a-z0-9]{6})|process\.|os\.|env\.|[$%{<‹*•.x_-]|https?:)|^[A-Z][A-Z_]+$|(?:\*|•|x|\.){4,}|^[\p{L}-]+$|\s\S+\s/u;

/** Keys, tokens, private keys, passwords in addresses, and what is given as a password or a key. */
export function findKeys(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, value: string) => found.push({ kind: "key", start, end: start + value.length, value });
  for (const shape of known) for (const match of text.matchAll(shape)) add(match.index, match[0].replace(/[.-]+$/, ""));
  for (const block of privateKeys(text)) add(block.start, text.slice(block.start, block.end));
  for (const shape of [inAddress, bearer, inQuery]) {
    for (const match of text.matchAll(shape)) {
      const { secret = "" } = match.groups ?? {};
      if (!isPlaceholder(secret)) add(match.index + match[0].indexOf(secret), secret);
    }
  }
  for (const match of text.matchAll(given)) {
    const { quoted, bare } = match.groups ?? {};
    const end = match.index + match[0].length;
    // A part of an address has been found already, without what follows it there.
    if (found.some((one) => one.start < end && match.index < one.end)) continue;
    const secret = quoted ?? bare?.replace(/[.:]+$/, "") ?? "";
    if (secret.length >= 6 && !noSecret.test(secret.trim())) add(match.index + match[0].lastIndexOf(secret), secret);
  }
  return found;
}

/** Blocks of private keys; one without an end goes on to the end of the text. */
function privateKeys(text: string): Span[] {
  const blocks: Span[] = [];
  for (const { index } of text.matchAll(pemBegin)) {
    if (index < (blocks.at(-1)?.end ?? 0)) continue;
    pemEnd.lastIndex = index;
    const found = pemEnd.exec(text);
    blocks.push({ start: index, end: found ? pemEnd.lastIndex : text.length });
  }
  return blocks;
}

function isPlaceholder(secret: string): boolean {
  return /^(?:user(?:name)?:(?:pass(?:word)?|pwd|secret)|[$%{<‹*x]|your)/i.test(secret);
}
