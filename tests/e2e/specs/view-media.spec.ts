import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import type { Person, Sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';

async function send(sandbox: Sandbox, person: Person, attachments: string[], text = ''): Promise<void> {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, text, attachments });
}

function media(page: Page): { grid: Locator; larger: Locator; files: Locator } {
  const grid = page.getByRole('dialog', { name: 'View media', exact: true });
  return { grid, larger: page.getByRole('dialog', { name: 'Larger view' }), files: grid.getByRole('listitem').getByRole('button') };
}

/** A picture on the page has its bytes. */
async function expectLoaded(picture: Locator): Promise<void> {
  await expect.poll(() => picture.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 0)).toBe(true);
}

test('what the consumer sent is in one grid, each larger, and leads to its message', async ({ page, workspace, sandbox, person }) => {
  await send(sandbox, person, ['image'], 'This is how it looked.');
  for (let number = 0; number < 30; number += 1) await sandbox.messenger(person, `And then, part ${number}`);
  await send(sandbox, person, ['video']);
  await send(sandbox, person, ['file', 'audio']);
  await workspace.openConversation(person.name);
  await expect(workspace.message('And then, part 29')).toBeVisible();
  await workspace.openFromPanel('View media');
  const { grid, larger, files } = media(page);
  await expect(files).toHaveCount(4);
  await expect(files.nth(3)).toHaveAccessibleName(/^Image/);
  await expect(files.nth(2)).toHaveAccessibleName(/^Video/);
  await expectLoaded(files.nth(3).locator('img'));

  // By keyboard alone.
  await files.first().focus();
  await page.keyboard.press('End');
  await expect(files.nth(3)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(larger.getByRole('status')).toContainText('(4 of 4)');
  await expectLoaded(larger.getByRole('img'));
  await page.keyboard.press('+');
  await expect(larger.getByRole('button', { name: '150%' })).toBeVisible();
  await page.keyboard.press('0');
  await expect(larger.getByRole('button', { name: '100%' })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await larger.getByRole('link', { name: 'Download' }).click();
  expect((await downloading).url()).toContain('/media/');
  await page.keyboard.press('ArrowLeft');
  await expect(larger.locator('video')).toHaveAttribute('controls', '');
  await expect(larger.getByRole('status')).toContainText('(3 of 4)');
  await page.keyboard.press('Escape');
  await expect(larger).toHaveCount(0);
  await expect(files.nth(3)).toBeFocused();

  await page.keyboard.press('Enter');
  await larger.getByRole('button', { name: 'Go to message' }).click();
  await expect(grid).toHaveCount(0);
  await expect(workspace.message('This is how it looked.')).toBeFocused();
  await expect(workspace.message('This is how it looked.')).toBeInViewport();
});

test('a moving image moves, unless the agent wants no motion', async ({ page, workspace, sandbox, person }) => {
  await send(sandbox, person, ['gif'], 'It blinks.');
  await workspace.openConversation(person.name);
  const { larger, files } = media(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('view media');
  await page.keyboard.press('Enter');
  await files.click();
  await expectLoaded(larger.getByRole('img'));
  await larger.getByRole('button', { name: 'Pause' }).click();
  await expect(larger.locator('canvas')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await files.click();
  await expect(larger.locator('canvas')).toBeVisible();
  await larger.getByRole('button', { name: 'Play' }).click();
  await expectLoaded(larger.getByRole('img'));
});

test('it comes by pages, and what arrives meanwhile stands first', async ({ page, workspace, sandbox, person }) => {
  for (let number = 0; number < 14; number += 1) await send(sandbox, person, ['image', 'image', 'image', 'image'], `Page ${number}`);
  await workspace.openConversation(person.name);
  await expect(workspace.message('Page 13')).toBeVisible();
  await workspace.openFromPanel('View media');
  const { grid, files } = media(page);
  await expect(grid).toContainText('56 files');
  await expect(files).toHaveCount(50);
  await grid.getByRole('button', { name: 'Show older ones' }).click();
  await expect(files).toHaveCount(56);
  await expect(grid.getByRole('button', { name: 'Show older ones' })).toHaveCount(0);
  await send(sandbox, person, ['audio']);
  await expect(files).toHaveCount(57);
  await expect(files.first()).toHaveAccessibleName(/^Sound/);
});

test('nothing, a failure and what expired are said in words', async ({ page, workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'Only words');
  await workspace.openConversation(person.name);
  const { grid, larger, files } = media(page);
  await workspace.openFromPanel('View media');
  await expect(grid).toContainText('The consumer sent no images, videos or files yet');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(workspace.panel.getByRole('button', { name: 'More' })).toBeFocused();

  await page.route('**/attachments?*', (route) => route.fulfill({ status: 500, body: 'no' }));
  await workspace.openFromPanel('View media');
  await expect(grid.getByRole('alert')).toContainText('What the consumer sent could not be loaded');
  await page.unroute('**/attachments?*');
  await send(sandbox, person, ['image']);
  await page.route('**/media/*', (route) => route.fulfill({ status: 403 }));
  await grid.getByRole('button', { name: 'Try again' }).click();
  await expect(files).toHaveAccessibleName(/Not available any more$/);
  await files.click();
  await expect(larger).toContainText('Not available any more');
  expect(await violations(page)).toEqual([]);
  await page.unroute('**/media/*');
  await larger.getByRole('button', { name: 'Try again' }).click();
  await expectLoaded(larger.getByRole('img'));
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();
});

test('the grid and the larger view fit a narrow page', async ({ page, workspace, sandbox, person }) => {
  await send(sandbox, person, ['image', 'file'], 'Look');
  await workspace.openConversation(person.name);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('view media');
  await page.keyboard.press('Enter');
  const { larger, files } = media(page);
  await files.first().click();
  for (const part of [larger, larger.getByRole('button', { name: 'Go to message' })]) {
    const box = await part.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  }
  await larger.getByRole('button', { name: 'Go to message' }).click();
  await expect(workspace.message('Look')).toBeFocused();
});
