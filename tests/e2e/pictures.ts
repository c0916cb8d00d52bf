import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { outputDirectory, pictureDirectory } from './support/environment.ts';
import { imagesInSight } from './support/images.ts';
import { expect, test } from './support/test.ts';
import type { WorkspacePage } from './support/workspace-page.ts';

/** Pictures for looking at, beside those that the README shows. */
const otherPictures = resolve(outputDirectory, '../pictures');

test.use({ undoSeconds: 0, facebookCapabilities: ['like', 'human_agent', 'private_replies', 'direct_link'] });

test('empty', async ({ page, workspace }) => {
  await workspace.tab('All Conversations').click();
  await take(page, otherPictures, 'empty');
});

test.describe('with the cast', () => {
  test.beforeAll(async ({ installation }) => {
    await installation.sandbox.playCast({ long_conversation: 300 });
  });

  test('light', async ({ page, workspace }) => {
    await show(workspace, 'Ada Example');
    await workspace.messageBox.fill('Hi Ada, the parcel is with the carrier since this morning.');
    await take(page, pictureDirectory, 'workspace-light');
  });

  test('public', async ({ page, workspace }) => {
    await show(workspace, 'Bruno Beispiel');
    await workspace.messageBox.fill('Hallo Bruno, ja, auch gemahlen. Wir machen gleich auf!');
    await take(page, pictureDirectory, 'workspace-public');
  });

  test('X', async ({ page, workspace }) => {
    await show(workspace, 'Fay Example');
    await take(page, otherPictures, 'x-thread');
    await show(workspace, 'Hana Sample');
    await take(page, otherPictures, 'x-both');
  });

  test('media', async ({ page, workspace }) => {
    await show(workspace, 'Ines Modelo');
    await take(page, otherPictures, 'media');
  });

  test('note', async ({ page, workspace }) => {
    await show(workspace, 'Chidi Placeholder');
    await workspace.choose('Internal');
    await workspace.send('Parcel shop on Placeholder Lane is closed this week.', 'Add note');
    await take(page, otherPictures, 'note');
  });

  test('scripts', async ({ page, workspace }) => {
    await show(workspace, 'كريم مثال');
    await take(page, pictureDirectory, 'arabic-consumer');
    await show(workspace, '例田 純');
    await take(page, otherPictures, 'japanese-consumer');
  });

  test('long', async ({ page, workspace }) => {
    await show(workspace, 'Lena Longthread');
    await take(page, otherPictures, 'long');
  });

  test('failed', async ({ page, workspace, sandbox }) => {
    await sandbox.fault({
      network: 'facebook',
      method: 'POST',
      path: '*/comments',
      status: 400,
      body: { error: { message: '(#100) Invalid parameter', type: 'OAuthException', code: 100, fbtrace_id: 'A' } },
    });
    await show(workspace, 'Elena Ejemplo');
    await workspace.send('Sí, también para España.', 'Send publicly');
    await expect(workspace.button('Discard')).toBeVisible();
    await take(page, otherPictures, 'failed');
  });

  test('narrow', async ({ page, workspace }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await take(page, otherPictures, 'narrow-list');
    await workspace.openConversation('Ada Example');
    await take(page, pictureDirectory, 'workspace-narrow');
  });

  test('low', async ({ page, workspace }) => {
    await show(workspace, 'Ada Example');
    await page.setViewportSize({ width: 320, height: 320 });
    await take(page, otherPictures, 'low-top');
    await workspace.messageBox.focus();
    await take(page, otherPictures, 'low-box');
  });

  test('languages', async ({ page, workspace }) => {
    await show(workspace, 'Bruno Beispiel');
    const address = new URL(page.url());
    for (const language of ['ar', 'de', 'ja']) {
      address.search = `?locale=${language}`;
      await page.goto(address.href);
      await expect(page.getByRole('article').first()).toBeVisible();
      await expect(page.getByRole('complementary').or(page.getByRole('region')).first()).toBeVisible();
      await take(page, otherPictures, `language-${language}`);
    }
  });

  test('dialogs', async ({ page, workspace }) => {
    await show(workspace, 'Bruno Beispiel');
    await workspace.messageBox.fill(`${'This answer is a good deal too long. '.repeat(140)}The end.`);
    await take(page, otherPictures, 'excess');
    await page.keyboard.press('ControlOrMeta+k');
    await take(page, otherPictures, 'palette');
    await page.keyboard.press('Escape');
    await workspace.tab('All Conversations').focus();
    await page.keyboard.press('?');
    await take(page, otherPictures, 'keys');
  });

  test.describe('dark', () => {
    test.use({ colorScheme: 'dark' });

    test('dark', async ({ page, workspace }) => {
      await show(workspace, 'Hana Sample');
      await take(page, pictureDirectory, 'workspace-dark');
    });
  });

  test.describe('forced colours', () => {
    test.use({ contextOptions: { forcedColors: 'active' } });

    test('forced colours', async ({ page, workspace }) => {
      await show(workspace, 'Ada Example');
      await take(page, otherPictures, 'forced-colours');
    });
  });
});

async function show(workspace: WorkspacePage, consumer: string): Promise<void> {
  await workspace.openConversation(consumer);
  await expect(workspace.panel).toContainText(consumer);
  await expect(workspace.panel).not.toContainText('being fetched');
  await expect(workspace.transcript.getByRole('article').first()).toBeVisible();
}

async function take(page: Page, directory: string, name: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await imagesInSight(page);
  // A picture that is half there is not the thing itself; what is out of sight loads when it is looked at.
  await page.evaluate(async () => {
    const shown = [...document.images].filter((image) => image.currentSrc !== '');
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)));
  });
  await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled' });
}
