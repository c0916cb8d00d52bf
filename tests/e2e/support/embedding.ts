import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { test as base, expect, type Frame, type Page } from '@playwright/test';
import type { Mounted, MountOptions } from '../../../embed/embed.js';

/** One message on the port. */
export interface Envelope {
  v?: number;
  kind?: string;
  id?: string;
  name?: string;
  body?: Record<string, unknown>;
  error?: { code: string; message: string };
}

/** What the page in the widget's place notes, and what it can be told to do. */
export interface Stub {
  /** What came to its window. */
  window: { data: unknown; origin: string; ports: number }[];
  /** What came on its port. */
  port: Envelope[];
  hello(): void;
  /** Says it on the newest port, or on the one of that number. */
  say(message: unknown, port?: number): void;
}

/** What the page notes of what embed.js tells it. */
export interface Desk {
  mounted: Mounted;
  notes: unknown[];
  /** Ends the wait of a slow `getToken`. */
  bring?: (token: string) => void;
}

declare global {
  /** In the frame. */
  var stub: Stub;
  /** In the page that embeds. */
  interface Window {
    desk: Desk;
  }
}

// In the widget's place: it greets once, keeps the newest port, and for the rest does what a test says.
const STUB = `
const ports = [];
window.stub = {
  window: [],
  port: [],
  hello: () => parent.postMessage({ social_messaging: 1, kind: 'hello' }, '*'),
  say: (message, port = -1) => ports.at(port).postMessage(message),
};
addEventListener('message', ({ data, origin, ports: [port] }) => {
  stub.window.push({ data, origin, ports: port ? 1 : 0 });
  if (!port) return;
  port.onmessage = (event) => stub.port.push(event.data);
  ports.push(port);
});
stub.hello();
`;

/** The pages of a server that stands in the widget's place. */
export async function stubFiles(): Promise<Record<string, string>> {
  const script = await readFile(resolve(import.meta.dirname, '../../../embed/embed.js'), 'utf8');
  const frame = page('/stub.js');
  return { '/': frame, '/sibling/': frame, '/instead/': frame, '/stub.js': STUB, '/embed.js': script };
}

const page = (script: string) => `<!doctype html><html lang="en"><title>page</title><main></main><script src="${script}"></script>`;

/** Three origins on loopback: the page that embeds, the stub in the widget's place, and a stranger's. */
export interface Origins {
  host: string;
  widget: string;
  stranger: string;
}

export const test = base.extend<{ desk: Page }, { origins: Origins }>({
  origins: [
    async ({}, use) => {
      const stub = await stubFiles();
      const widget = await serve(stub);
      const stranger = await serve(stub);
      // As strict as a policy can be that lets the widget in: no inline style either.
      const policy =
        `default-src 'none'; script-src 'self' ${widget.url}; ` +
        `frame-src ${widget.url} ${stranger.url}; style-src 'self'; require-trusted-types-for 'script'`;
      const host = await serve({ '/': page('/host.js'), '/host.js': '' }, { 'content-security-policy': policy });
      await use({ host: host.url, widget: widget.url, stranger: stranger.url });
      for (const { server } of [widget, stranger, host]) {
        server.closeAllConnections();
        server.close();
      }
    },
    { scope: 'worker' },
  ],

  /** The page that embeds, empty. */
  desk: async ({ page, origins }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`crashed: ${error.message}`));
    page.on('console', (message) => {
      if (/Content.Security.Policy|Trusted|postMessage/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(origins.host);
    await use(page);
    expect(complaints, 'the page behaves').toEqual([]);
  },
});

/** Mounts with every callback, each of which notes what it was told; embed.js comes from `module`. */
export async function mount(
  desk: Page,
  url: string,
  options: Pick<MountOptions, 'conversation' | 'theme' | 'locale' | 'view' | 'sandbox'> = {},
  module = url,
): Promise<void> {
  await desk.evaluate(
    async ({ url, options, module }) => {
      const { mount } = (await import(`${module}/embed.js`)) as typeof import('../../../embed/embed.js');
      const notes: unknown[] = [];
      const note = (name: string) => (told: unknown) => void notes.push([name, told]);
      const mounted = mount(document.querySelector('main')!, {
        url,
        ...options,
        getToken: () => 'a token',
        onInsert: note('insert'),
        onNotify: note('notify'),
        onOpen: note('open'),
        onOpened: note('opened'),
        onReady: note('ready'),
        onSignedOut: note('signed-out'),
        onUnread: note('unread'),
      });
      window.desk = { mounted, notes };
    },
    { url, options, module },
  );
}

/** What the page was told, in order. */
export function notes(desk: Page): Promise<unknown[]> {
  return desk.evaluate(() => window.desk.notes);
}

/** The frame whose address begins so, once its stub was answered so often. */
export async function connected(desk: Page, address: string, times = 1): Promise<Frame> {
  const frame = await found(desk, address);
  await expect.poll(() => frame.evaluate(() => stub.window.length)).toBe(times);
  return frame;
}

/** The frame whose address begins so. */
export async function found(desk: Page, address: string): Promise<Frame> {
  const frame = () => desk.frames().find((candidate) => candidate.url().startsWith(`${address}/`));
  await expect.poll(() => frame() !== undefined).toBe(true);
  await frame()!.waitForFunction(() => 'stub' in window);
  return frame()!;
}

/** Reloads the frame, and gives it when its new stub was answered. */
export async function reloaded(desk: Page, frame: Frame, address: string): Promise<Frame> {
  const navigated = desk.waitForEvent('framenavigated', (candidate) => candidate === frame);
  await frame.evaluate(() => location.reload());
  await navigated;
  return connected(desk, address);
}

/** Has the stub say that it is ready, as the widget does first of all. */
export async function ready(frame: Frame, port = -1): Promise<void> {
  const message = { v: 1, kind: 'event', name: 'ready', body: { version: 1, capabilities: ['context'] } };
  await frame.evaluate(({ message, port }) => stub.say(message, port), { message, port });
}

export async function say(frame: Frame, message: Envelope): Promise<void> {
  await frame.evaluate((message) => stub.say(message), message);
}

/** What the stub asks the page, and what is answered. */
export async function ask(frame: Frame, name: string, body: Record<string, unknown> = {}): Promise<Envelope> {
  const id = `${name}-${Math.random()}`;
  await say(frame, { v: 1, kind: 'request', id, name, body });
  return answered(frame, id);
}

export async function answered(frame: Frame, id: string): Promise<Envelope> {
  const answer = await frame.waitForFunction(
    (id) => stub.port.find((message) => message.kind === 'response' && message.id === id),
    id,
  );
  return answer.jsonValue() as Promise<Envelope>;
}

/** What the stub was told under a name, in order. */
export async function told(frame: Frame, name: string): Promise<unknown[]> {
  const messages = await frame.evaluate(() => stub.port);
  return messages.filter((message) => message.kind === 'event' && message.name === name).map(({ body }) => body);
}

/** Serves files from memory, on a free port of this machine. */
export async function serve(
  files: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const text = files[path];
    const kind = path.endsWith('.js') ? 'text/javascript' : 'text/html';
    const all = { 'content-type': `${kind}; charset=utf-8`, 'access-control-allow-origin': '*', ...headers };
    response.writeHead(text === undefined ? 404 : 200, all).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
