import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test as base, expect, type Frame, type Page } from '@playwright/test';
import { found, serve, stubFiles } from './embedding.ts';
import { outputDirectory } from './environment.ts';
import { ServerProcess } from './process.ts';

const SECRET = 'a secret that only these tests and their examples know';

/** The server of the example hosts, with a stub in the widget's place. */
export interface Examples {
  url: string;
  widget: string;
}

export const test = base.extend<{ quiet: void }, { examples: Examples }>({
  examples: [
    async ({}, use, worker) => {
      const { url: widget, server } = await serve(await stubFiles());
      const directory = join(outputDirectory, `examples-${worker.workerIndex}`);
      mkdirSync(directory, { recursive: true });
      const script = resolve(import.meta.dirname, '../../../examples/serve.mjs');
      const examples = await ServerProcess.start('examples', process.execPath, [script], join(directory, 'examples.log'), {
        EXAMPLES_PORT: '0',
        EXAMPLES_WIDGET: widget,
        EXAMPLES_LAUNCH_SECRET: SECRET,
        EXAMPLES_LAUNCH_KEY: 'key-of-the-tests',
        EXAMPLES_LAUNCH_AUDIENCE: 'the-tests',
      });
      await use({ url: examples.url, widget });
      await examples.stop();
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],

  /** No page breaks its own policy or crashes. */
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`crashed: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await use();
      expect(complaints, 'the page behaves').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a host's page, and gives the frame in the widget's place. */
export async function openHost(page: Page, { url, widget }: Examples, host: string): Promise<Frame> {
  await page.goto(`${url}/${host}/`);
  return found(page, widget);
}

/** Has the frame say something to the page around it. */
export async function sayToHost(frame: Frame, message: unknown): Promise<void> {
  await frame.evaluate((message) => parent.postMessage(message, '*'), message);
}

/** The strings that came to the frame's window, read as JSON. */
export async function heardByFrame(frame: Frame): Promise<Record<string, unknown>[]> {
  const messages = await frame.evaluate(() => stub.window.map(({ data }) => data));
  return messages.filter((data) => typeof data === 'string').map((data) => JSON.parse(data) as Record<string, unknown>);
}

/** The claims of a launch token whose signature holds. */
export function claims(token: string): { header: unknown; claims: Record<string, unknown> } {
  const [header, body, signature] = token.split('.') as [string, string, string];
  expect(signature).toBe(createHmac('sha256', SECRET).update(`${header}.${body}`).digest('base64url'));
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  return { header: read(header), claims: read(body) };
}
