import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** The files of emoji that the page asked for. */
function loaded(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/emoji/')) asked.push(pathname);
  });
  return asked;
}

test('an emoji is found by a word, put in by keyboard alone, and sent', async ({ page, workspace, sandbox, person, mark }) => {
  const asked = loaded(page);
  await sandbox.comment(person, 'It came today!');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Thank you !');
  await workspace.messageBox.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(10, 10));
  expect(asked).toEqual([]);

  await workspace.button('Emoji').press('Enter');
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  const search = picker.getByRole('textbox', { name: 'Search emoji' });
  await expect(search).toBeFocused();
  await page.keyboard.type('Red HEART');
  const first = picker.getByRole('gridcell').first();
  await expect(first).toHaveAccessibleName('red heart');
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(picker).toHaveCount(0);
  await expect(workspace.messageBox).toBeFocused();
  await expect(workspace.messageBox).toHaveValue('Thank you ❤️!');
  await page.keyboard.type(' +');
  await expect(workspace.messageBox).toHaveValue('Thank you ❤️ +!');
  expect(asked).toEqual(['/emoji/en.txt']);

  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: 'Thank you ❤️ +!' } }]);
});

test('the tone and those used last outlive a reload', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(person.name);
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await workspace.button('Emoji').click();
  await picker.getByRole('combobox', { name: 'Skin tone' }).selectOption('Medium dark');
  await picker.getByRole('tab', { name: 'People and body' }).click();
  await picker.getByRole('gridcell', { name: 'waving hand', exact: true }).click();
  await expect(workspace.messageBox).toHaveValue('👋🏾');
  await workspace.messageBox.blur();
  await page.reload();
  await expect(workspace.messageBox).toHaveValue('👋🏾');
  await workspace.button('Emoji').click();
  await expect(picker.getByRole('tab', { name: 'Recently used' })).toHaveAttribute('aria-selected', 'true');
  await expect(picker.getByRole('gridcell')).toHaveText(['👋🏾']);
  await page.keyboard.press('Escape');
  await expect(picker).toHaveCount(0);
  await expect(workspace.messageBox).toBeFocused();
});

test('what does not load can be tried again, and what is not found says so', async ({ page, workspace, sandbox, person }) => {
  await page.route('**/emoji/*', (route) => route.abort());
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(person.name);
  await workspace.button('Emoji').click();
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await expect(picker.getByRole('alert')).toContainText('The emoji could not be loaded');
  await page.unroute('**/emoji/*');
  await picker.getByRole('button', { name: 'Try again' }).click();
  await expect(picker.getByRole('tab', { name: 'Flags' })).toBeVisible();
  await picker.getByRole('textbox', { name: 'Search emoji' }).fill('qqqq');
  await expect(picker.getByRole('status')).toHaveText('No emoji has that name. Try another word.');
});

for (const { code, label, query, name } of [
  { code: 'es', label: 'Emoji', query: 'corazon rojo', name: 'corazón rojo' },
  { code: 'de', label: 'Emoji', query: 'rotes herz', name: 'rotes Herz' },
  { code: 'ja', label: '絵文字', query: '赤いハート', name: '赤いハート' },
  { code: 'ar', label: 'رموز تعبيرية', query: 'قلب أحمر', name: 'قلب أحمر' },
]) {
  test(`they are found in ${code}`, async ({ page, workspace, sandbox, person }) => {
    await sandbox.comment(person, 'Hello');
    await workspace.openConversation(person.name);
    const address = new URL(page.url());
    address.search = `?locale=${code}`;
    await page.goto(address.href);
    await page.getByRole('button', { name: label, exact: true }).click();
    const picker = page.getByRole('dialog', { name: label });
    await expect(picker.getByRole('tab')).toHaveCount(9);
    await picker.getByRole('textbox').fill(query);
    await expect(picker.getByRole('gridcell', { name, exact: true })).toHaveText('❤️');
  });
}

test('the popover fits a narrow page, and axe finds nothing wrong in it', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(person.name);
  const picker = page.getByRole('dialog', { name: 'Emoji' });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await workspace.button('Emoji').click();
    await expect(picker.getByRole('gridcell').first()).toBeVisible();
    expect(await violations(page, '.emoji-picker')).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await workspace.button('Emoji').click();
  await expect(picker.getByRole('gridcell').first()).toBeVisible();
  const box = await picker.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
  workspace.forgetComplaints();
});
