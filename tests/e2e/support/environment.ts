import { accessSync, constants } from 'node:fs';
import type { PlaywrightTestConfig } from '@playwright/test';
import { delimiter, join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../..');

/** Everything that the tests write. */
export const outputDirectory = resolve(repository, 'target/e2e');

/** The built widget. */
export const widgetDirectory = process.env.E2E_WIDGET ?? resolve(repository, 'dist');

/** The pictures that the README shows. */
export const pictureDirectory = resolve(repository, 'docs/pictures');

/** The executable of one of the product's processes. */
export function executable(name: 'backend' | 'sandbox'): string {
  return join(process.env.E2E_PROCESSES ?? resolve(repository, 'target/debug'), name);
}

/** How Playwright starts the Chromium of this machine, kept from calling home. */
export const browserOptions = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.E2E_CHROMIUM ?? chromiumOnPath(),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  },
} satisfies PlaywrightTestConfig['use'];

function chromiumOnPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const directories = (process.env.PATH ?? '').split(delimiter);
  const candidates = directories.flatMap((directory) => names.map((name) => join(directory, name)));
  const found = candidates.find(isExecutable);
  if (!found) throw new Error('Chromium is not on the PATH');
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
