import { expect, test } from '../support/test.ts';

test.use({ shared: 'lists' });

test('single keys work while nothing is typed, and can be switched off', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.tab('All Conversations').focus();

  await page.keyboard.press('n');
  await expect(workspace.messageBox).toBeFocused();
  await expect(workspace.visibility('Internal')).toBeChecked();
  await page.keyboard.type('1 note, next');
  await expect(workspace.messageBox).toHaveValue('1 note, next');

  await workspace.tab('All Conversations').focus();
  await page.keyboard.press('1');
  await expect(workspace.tab('My Conversations')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toHaveValue('');

  await workspace.button('Settings').click();
  await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();
  await page.keyboard.press('Escape');
  await workspace.tab('My Conversations').focus();
  await page.keyboard.press('2');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(workspace.tab('My Conversations')).toHaveAttribute('aria-selected', 'true');
});

test('the palette finds an action and a person by name', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const box = page.getByRole('combobox', { name: 'Find an action' });
  await expect(box).toBeFocused();
  await box.fill(person.name);
  await expect(page.getByRole('listbox', { name: 'Find an action' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(workspace.message('Do you deliver?')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await box.fill('note');
  await page.keyboard.press('Enter');
  await expect(workspace.messageBox).toBeFocused();
  await expect(workspace.visibility('Internal')).toBeChecked();
});

test('the marked line of the palette stays marked when the lines move', async ({ page, workspace, colleague, sandbox, person }) => {
  const [first, second] = [
    { ...person, name: `Zelda Example ${person.id}` },
    { id: `9${person.id}`, name: `Zelda Sample ${person.id}`, username: `zelda_${person.id}` },
  ];
  await sandbox.messenger(first, 'Do you deliver?');
  await sandbox.messenger(second, 'Are you open?');
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(second.name)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill('Zelda');
  const lines = page.getByRole('listbox', { name: 'Find an action' }).getByRole('option');
  await expect(lines).toHaveText([new RegExp(first.name), new RegExp(second.name)]);
  await page.keyboard.press('ArrowDown');
  await expect(lines.and(page.getByRole('option', { selected: true }))).toContainText(second.name);

  // Answered, the first one waits no longer and goes down.
  await colleague.openConversation(first.name);
  await colleague.send('Yes, we do.', 'Send direct');
  await expect(lines).toHaveText([new RegExp(second.name), new RegExp(first.name)]);
  await expect(lines.and(page.getByRole('option', { selected: true }))).toContainText(second.name);
  await page.keyboard.press('Enter');
  await expect(workspace.message('Are you open?')).toBeVisible();
});

test('Enter sends where the agent chose so, and begins a line with Shift', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.press('Enter');
  await expect(workspace.messageBox).toHaveValue('\n');
  await workspace.messageBox.fill('');

  await workspace.button('Settings').click();
  await page.getByRole('checkbox', { name: /Enter sends/ }).check();
  await page.keyboard.press('Escape');
  await workspace.messageBox.pressSequentially('Yes,');
  await workspace.messageBox.press('Shift+Enter');
  await workspace.messageBox.pressSequentially('from Monday');
  await workspace.messageBox.press('Enter');
  await expect(workspace.messageBox).toHaveValue('');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: 'Yes,\nfrom Monday' } }]);
});

test('the appearance is chosen and stays', async ({ page, workspace }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await workspace.button('Settings').click();
  await page.getByRole('combobox', { name: 'Appearance' }).selectOption('Dark');
  await expect.poll(background).not.toBe(light);
  await page.reload();
  await expect(workspace.tab('My Conversations')).toBeVisible();
  expect(await background()).not.toBe(light);
});
