// Serves the example hosts on this machine alone, and signs launch tokens for them as an integrator's own server does.
//
//   EXAMPLES_PORT             where to listen on 127.0.0.1 (default 8090; 0 takes a free port)
//   EXAMPLES_WIDGET           where the widget is served (default http://127.0.0.1:8080)
//   EXAMPLES_LAUNCH_SECRET    the secret that the widget's backend has under the same key id; without it nobody gets a token
//   EXAMPLES_LAUNCH_KEY       the key id (default examples)
//   EXAMPLES_LAUNCH_AUDIENCE  whom the tokens are for (default social-messaging-launch)

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchToken } from './launch-token.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const widget = new URL(process.env.EXAMPLES_WIDGET ?? 'http://127.0.0.1:8080').origin;

const HOSTS = ['own', 'liveperson', 'chatwoot', 'genesys', 'zendesk'];
const KINDS = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** The host's half of LivePerson's courier, as npm has it. */
const COURIER = 'node_modules/chronosjs/dist/PostMessageCourier.js';

// As strict as a host's policy can be: what the widget needs of it stands here in full.
const HEADERS = {
  'content-security-policy':
    `default-src 'none'; script-src 'self' ${widget}; style-src 'self'; img-src 'self'; connect-src 'self'; ` +
    `frame-src ${widget}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const server = createServer(async (request, response) => {
  const answer = (status, kind, body) =>
    response.writeHead(status, { ...HEADERS, 'content-type': `${kind}; charset=utf-8` }).end(body);
  // Under any other name this is a page elsewhere that had its name point to this machine.
  if (!isOwnName(request.headers.host)) return answer(403, 'text/plain', 'Not under this name.');
  // Not every path is one of an address, as "//".
  if (!URL.canParse(request.url, 'http://127.0.0.1')) return answer(400, 'text/plain', 'No address.');
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  if (request.method === 'POST' && pathname === '/launch-token') return answer(...(await token(request)));
  if (request.method !== 'GET') return answer(405, 'text/plain', 'Only GET.');
  if (pathname === '/settings.json') return answer(200, 'application/json', JSON.stringify({ widget }));
  const file = fileOf(pathname);
  const body = file && (await readFile(join(folder, file)).catch(() => undefined));
  if (!body) return answer(404, 'text/plain', 'Not here.');
  answer(200, KINDS[extname(file)], body);
});

function isOwnName(name) {
  const { port } = server.address();
  return name === `127.0.0.1:${port}` || name === `localhost:${port}`;
}

/** A token for an agent. A real server takes the agent from its own session, never from the request. */
async function token(request) {
  const secret = process.env.EXAMPLES_LAUNCH_SECRET;
  if (!secret) return [503, 'text/plain', 'EXAMPLES_LAUNCH_SECRET is not set.'];
  // A form of another page could send all but this type without asking first.
  if (request.headers['content-type'] !== 'application/json') return [415, 'text/plain', 'Only JSON.'];
  const settings = {
    secret,
    key: process.env.EXAMPLES_LAUNCH_KEY ?? 'examples',
    audience: process.env.EXAMPLES_LAUNCH_AUDIENCE ?? 'social-messaging-launch',
  };
  try {
    const { agent } = JSON.parse(await read(request));
    return [200, 'application/json', JSON.stringify({ token: launchToken(settings, agent) })];
  } catch (error) {
    return [400, 'text/plain', error.message];
  }
}

async function read(request) {
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > 1_000) throw new Error('Too long.');
  }
  return body;
}

/** The file of a path: what has a known ending, in the folders that are for pages. */
function fileOf(pathname) {
  if (pathname === '/') return 'index.html';
  if (pathname === '/courier.js') return COURIER;
  const path = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname).slice(1);
  const isForPages = [...HOSTS, 'shared'].some((name) => path.startsWith(`${name}/`));
  return isForPages && extname(path) in KINDS ? path : undefined;
}

server.listen(Number(process.env.EXAMPLES_PORT ?? 8090), '127.0.0.1', () => {
  console.log(`examples listening on http://127.0.0.1:${server.address().port}`);
});
server.on('error', (error) => {
  console.error(`examples: ${error.message}`);
  process.exitCode = 1;
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
