/** A page like ChatGPT's classic layout with many messages, all mounted, and an answer that is written at its end. */

const words =
  "the answer goes on with some plain words and a number of others so that a line is filled and then one more".split(
    " ",
  );
const sentence = (seed, length) =>
  Array.from({ length }, (_, at) => words[(seed * 7 + at * 13 + ((seed * at) % 5)) % words.length]).join(" ");

const paragraph = (seed) =>
  `<p data-start="0" data-end="9">${sentence(seed, 40)} <strong>${sentence(seed + 1, 3)}</strong> ${sentence(seed + 2, 20)} <code>${sentence(seed, 2)}</code>.</p>`;

const list = (seed) => `<ul>${[1, 2, 3].map((at) => `<li><p>${sentence(seed + at, 12)}</p></li>`).join("")}</ul>`;

const code = (seed) =>
  `<pre><div><div>python</div><div><code class="language-python">${[1, 2, 3, 4].map((at) => `<span>${sentence(seed + at, 6)}</span>`).join("\n")}\n</code></div></div></pre>`;

const answer = (seed) => [paragraph(seed), list(seed), paragraph(seed + 3), seed % 3 === 0 ? code(seed) : ""].join("");

const id = (at) => `0000${at.toString(16).padStart(4, "0")}-1111-4222-8333-444444444444`;

function turn(at, count) {
  const role = at % 2 === 0 ? "user" : "assistant";
  const streaming = at === count - 1;
  const body =
    role === "user"
      ? `<div class="user-message-bubble-color"><div class="whitespace-pre-wrap">${sentence(at, 30)}</div></div>`
      : `<div class="markdown prose${streaming ? " streaming-animation" : ""}"${streaming ? ' id="growing"' : ""}>${streaming ? "" : answer(at)}</div>`;
  const actions = streaming
    ? ""
    : '<div role="group"><button data-testid="copy-turn-action-button">Copy</button></div>';
  return `<div data-turn-id-container="${id(at)}" data-is-intersecting="true"><section data-testid="conversation-turn-${at + 1}" data-turn="${role}" data-turn-id="${id(at)}"><h4 class="sr-only">${role}</h4><div data-message-author-role="${role}" data-message-id="${id(at)}">${body}</div>${actions}</section></div>`;
}

/** The page's own script: every 16 ms 20 characters more, a new paragraph every 30 times, until `stop`. */
const script = `
  const growing = document.getElementById("growing");
  let ticks = 0, node = null;
  const timer = setInterval(() => {
    if (ticks % 30 === 0) node = growing.appendChild(document.createElement("p")).appendChild(document.createTextNode(""));
    node.appendData("twenty characters.. ");
    ticks += 1;
  }, 16);
  globalThis.stop = () => {
    clearInterval(timer);
    growing.classList.remove("streaming-animation");
    document.querySelector("[data-testid=stop-button]").remove();
    growing.closest("section").insertAdjacentHTML("beforeend", '<div role="group"><button data-testid="copy-turn-action-button">Copy</button></div>');
    return ticks;
  };
`;

/** The page's HTML. Nothing grows before `start` is true in its address. */
export function chatPage(count) {
  const turns = Array.from({ length: count }, (_, at) => turn(at, count)).join("");
  return `<!doctype html><title>A long chat</title>
<body style="margin:0"><main style="height:100vh;display:flex;flex-direction:column">
<div data-scroll-root style="overflow-y:auto;flex:1"><div id="thread">${turns}</div></div>
<form><textarea id="prompt-textarea"></textarea><button type="button" data-testid="stop-button">Stop</button></form></main>
<script>globalThis.startStreaming = () => { ${script} };</script>`;
}
