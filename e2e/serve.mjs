// Shows the page doubles in a browser of yours, to look at: `node e2e/serve.mjs`, then open the address it prints.
import { createServer } from "node:http";
import { loadDoubles } from "./load.mjs";

const { chatgptDouble, conversation, sampleChat } = await loadDoubles();
const port = Number(process.env.PORT ?? 4180);
const site = "https://chatgpt.com";

const layouts = ["classic", "pair", "octane"];
const chats = [sampleChat(), conversation({ seed: 1, messages: 400, title: "Four hundred messages" })];
const plain = [conversation({ seed: 2, messages: 60, plain: true, title: "Plain text" })];
const doubles = Object.fromEntries(
  layouts.map((layout) => [layout, chatgptDouble({ layout, conversations: layout === "octane" ? plain : chats })]),
);
let layout = "classic";

const index = () =>
  `<!doctype html><title>Page doubles</title>${layouts
    .map(
      (name) =>
        `<h2>${name}</h2>${doubles[name].setup.conversations
          .map((chat) => `<p><a href="/as/${name}${new URL(doubles[name].url(chat)).pathname}">${chat.title}</a>`)
          .join("")}<p><a href="/as/${name}/">New chat</a>`,
    )
    .join("")}`;

createServer(async (request, response) => {
  const path = request.url ?? "/";
  if (path === "/doubles") return response.setHeader("content-type", "text/html").end(index());
  const chosen = /^\/as\/(\w+)(\/.*)$/.exec(path);
  if (chosen) {
    layout = chosen[1];
    return response.writeHead(302, { location: chosen[2] }).end();
  }
  const { status, contentType, headers, body } = await doubles[layout].reply({ url: site + path, cookie: undefined });
  // The address is another one here, so pictures and cookies need the local one.
  const text = typeof body === "string" ? body.replaceAll(`${site}/backend-api`, "/backend-api") : body;
  const { "set-cookie": _, "content-security-policy": __, ...rest } = headers;
  response.writeHead(status, { ...rest, "content-type": contentType }).end(text);
}).listen(port, () => console.log(`Page doubles: http://localhost:${port}/doubles`));
