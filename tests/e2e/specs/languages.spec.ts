import { expect, test } from '../support/test.ts';

const languages = [
  { code: 'es', direction: 'ltr', list: 'Todas las conversaciones', own: 'Público' },
  { code: 'de', direction: 'ltr', list: 'Alle Konversationen', own: 'Öffentlich' },
  { code: 'ja', direction: 'ltr', list: 'すべての会話', own: '公開' },
  { code: 'ar', direction: 'rtl', list: 'كل المحادثات', own: 'عام' },
];

for (const { code, direction, list, own } of languages) {
  test(`the page speaks ${code} where the address asks for it`, async ({ page, workspace, sandbox, person }) => {
    await sandbox.comment(person, 'Hello');
    await workspace.openConversation(person.name);
    const address = new URL(page.url());
    address.search = `?locale=${code}`;
    await page.goto(address.href);
    await expect(page.locator('html')).toHaveAttribute('lang', code);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('tab', { name: list })).toBeVisible();
    await expect(page.getByRole('radio', { name: own })).toBeChecked();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}

test('a language is chosen in the settings and keeps what was being written', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Half a sen');
  await workspace.button('Settings').click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nachricht' })).toHaveValue('Half a sen');
});

test.describe('in a browser that prefers Arabic', () => {
  test.use({ locale: 'ar-EG' });

  test('the page is Arabic, from right to left', async ({ page, backend }) => {
    await page.goto(`${backend.url}/#token=${await backend.token('agent-arabic', 'Robin')}`);
    await expect(page.getByRole('tab', { name: 'كل المحادثات' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  });
});
