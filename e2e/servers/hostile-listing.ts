type Chance = () => number;

const one = <T>(chance: Chance, list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

/** An answer to PROPFIND or ListObjectsV2 that means ill. @param asked path and query @param elsewhere another origin */
export function hostileListing(chance: Chance, asked: string, elsewhere: string): string {
  const [path = "/"] = asked.split("?");
  const count = chance() < 0.05 ? 5_000 : Math.floor(chance() * 8);
  const names = Array.from({ length: count }, (_, nth) => nameOf(chance, path, elsewhere, nth));
  const listed = asked.includes("list-type") ? bucketListing(chance, names) : folderListing(chance, path, names);
  return one(chance, [listed, listed, listed, entities(listed), deep(listed), wide(listed), `${listed}${listed}`]);
}

/** Names and addresses that lead elsewhere, or that nobody gives. */
function nameOf(chance: Chance, path: string, elsewhere: string, nth: number): string {
  const ours = `seg-${nth}-1-0123abcd.zip`;
  return one(chance, [
    ours,
    `${path}${ours}`,
    `${path}convokeep/${ours}`,
    `${path}deeper${nth}/`,
    `convokeep/0123456789abcdef/${ours}`,
    `${elsewhere}${path}${ours}`,
    `${elsewhere}/${ours}`,
    `//${new URL(elsewhere).host}${path}${ours}`,
    `${path}../${ours}`,
    `${path}%2e%2e/${ours}`,
    `${path}..%2f${ours}`,
    `${path}a%2f..%2f${ours}`,
    `${path}a%5c..%5c${ours}`,
    `${path}%00${ours}`,
    `${path}${ours}%0d%0aX: y`,
    `${path}${"a".repeat(5_000)}`,
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    `${path}con.zip`,
    `${path}.hidden`,
    `${path}__proto__`,
    `${path}constructor`,
    `${path}\u202Egpj.zip`,
    `${path}%`,
    "",
  ]);
}

const sizes = ["5", "0", "-1", "1e9", "999999999999999", "9999999999999999999999", "NaN", "", "0x10", "5 5", "٣"];
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function folderListing(chance: Chance, path: string, names: readonly string[]): string {
  const response = (href: string) => {
    const isFolder = href.endsWith("/") !== chance() < 0.1;
    const type = `<d:resourcetype>${isFolder ? "<d:collection/>" : ""}</d:resourcetype>`;
    const props = `${type}<d:getcontentlength>${one(chance, sizes)}</d:getcontentlength>`;
    const status = one(chance, ["HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found", "200", "HTTP/9 2000"]);
    return `<d:response><d:href>${escaped(href)}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>${status}</d:status></d:propstat></d:response>`;
  };
  const own = chance() < 0.9 ? [path] : [];
  return `<?xml version="1.0"?><d:multistatus xmlns:d="${one(chance, ["DAV:", "DAV:", "DAV:", "dav", ""])}">${[...own, ...names].map(response).join("")}</d:multistatus>`;
}

function bucketListing(chance: Chance, names: readonly string[]): string {
  const contents = names.map(
    (key) => `<Contents><Key>${escaped(key)}</Key><Size>${one(chance, sizes)}</Size></Contents>`,
  );
  const more =
    chance() < 0.8 ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${chance()}</NextContinuationToken>` : "";
  const encoding = chance() < 0.5 ? "<EncodingType>url</EncodingType>" : "";
  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${encoding}${more}${contents.join("")}</ListBucketResult>`;
}

/** Little text that means much: each entity is ten of the one before. */
function entities(listed: string): string {
  const declared = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join("");
  const dtd = `<!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${declared}]>`;
  return `${dtd}${listed.replace(/^<\?xml[^>]*>/, "").replace("</", "&e9;&f;</")}`;
}

const deep = (listed: string) => listed.replace("</", `${"<a>".repeat(50_000)}</`);
const wide = (listed: string) => listed.replace("<d:response", `<a ${'xmlns:x="y" '.repeat(50_000)}/><d:response`);
