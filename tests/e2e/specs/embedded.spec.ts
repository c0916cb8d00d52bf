import type { Page } from '@playwright/test';
import type { Mounted, MountOptions } from '../../../embed/embed.js';
import { expect, test } from '../support/test.ts';

test.use({ shared: 'hosts' });

declare global {
  interface Window {
    /** The token of a desk's own server; the test is that server. */
    freshToken(): Promise<string>;
    mounted: Mounted;
    opened: (string | null)[];
  }
}

/** A desk that has a server of its own and shows one person's conversation first. */
const desk = (widget: string, consumer: string, view: string, more: Partial<MountOptions> = {}) => `
  window.opened = [];
  window.mounted = mount(place, {
    url: ${JSON.stringify(widget)},
    getToken: () => window.freshToken(),
    conversation: { network: 'facebook', consumer: ${JSON.stringify(consumer)} },
    theme: 'dark',
    locale: 'en',
    view: ${JSON.stringify(view)},
    onOpened: (conversation) => window.opened.push(conversation),
    onInsert: (text) => { box.value += text; },
    ...${JSON.stringify(more)},
  });`;

test('a desk embeds the widget by one script, and its agent is signed in by a launch token alone', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await provideTokens(page, () => backend.launchToken(`embedded-${person.id}`, 'Robin'));
  await page.goto(hostSite.embedding('embedded', backend.url, desk(backend.url, person.id, 'workspace')));
  const widget = page.frameLocator('iframe');
  await expect(widget.getByRole('article', { name: 'Do you deliver?' }).first()).toBeVisible();
  await expect(widget.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => page.evaluate(() => window.opened.at(-1))).toBeTruthy();
  // Nothing of the sign-in is left behind: no cookie, nothing in the address, nothing in a storage but what was chosen.
  expect(await page.context().cookies()).toEqual([]);
  expect(page.frames().map((frame) => frame.url()).join(' ')).not.toMatch(/token|eyJ/);

  const box = widget.getByRole('textbox', { name: 'Message', exact: true });
  await box.fill('Yes, from Monday');
  await widget.getByRole('button', { name: /^Send publicly/ }).click();
  await expect(widget.getByRole('article', { name: 'Yes, from Monday' })).toBeVisible();
  await page.evaluate(() => window.mounted.setTheme('light'));
  await expect(widget.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.evaluate(() => window.mounted.setLocale('es-MX'));
  await expect(widget.locator('html')).toHaveAttribute('lang', 'es');
});

test('the panel alone puts its texts into the input of the desk', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await provideTokens(page, () => backend.launchToken(`panel-${person.id}`, 'Robin'));
  await page.goto(hostSite.embedding('panel', backend.url, desk(backend.url, person.id, 'panel')));
  const widget = page.frameLocator('iframe');
  await widget.getByRole('button', { name: 'Link to DM' }).click();
  await expect(page.getByRole('textbox', { name: "The desk's text" })).toHaveValue(/^https:\/\/m\.me\//);
});

test('a launch token that was used before is refused in words, and the next one is good', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  const used = await backend.launchToken(`used-${person.id}`, 'Robin');
  const trade = () =>
    fetch(`${backend.url}/api/v1/session/launch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: used }),
    });
  expect((await trade()).status).toBe(200);
  const tokens = [used];
  await provideTokens(page, async () => tokens.pop() ?? (await backend.launchToken(`used-${person.id}`, 'Robin')));
  await page.goto(hostSite.embedding('used', backend.url, desk(backend.url, person.id, 'workspace')));
  const widget = page.frameLocator('iframe');
  await expect(widget.getByText('This sign-in was used before.')).toBeVisible();
  await widget.getByRole('button', { name: 'Try again' }).click();
  await expect(widget.getByRole('article', { name: 'Do you deliver?' }).first()).toBeVisible();
});

test('in a frame without an origin of its own drafts stay in memory, a line says so, and all else works', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await provideTokens(page, () => backend.launchToken(`opaque-${person.id}`, 'Robin'));
  const opaque = desk(backend.url, person.id, 'workspace', { sandbox: 'allow-scripts allow-forms allow-popups' });
  await page.goto(hostSite.embedding('opaque', backend.url, opaque));
  const widget = page.frameLocator('iframe');
  await expect(widget.getByRole('article', { name: 'Do you deliver?' }).first()).toBeVisible();
  await widget.getByRole('textbox', { name: 'Message', exact: true }).fill('Yes, from Monday');
  await expect(widget.getByText('This browser keeps no drafts')).toBeVisible();
  await widget.getByRole('button', { name: /^Send publicly/ }).click();
  await expect(widget.getByRole('article', { name: 'Yes, from Monday' })).toContainText('Sent');
});

async function provideTokens(page: Page, token: () => Promise<string>): Promise<void> {
  await page.exposeFunction('freshToken', token);
}
