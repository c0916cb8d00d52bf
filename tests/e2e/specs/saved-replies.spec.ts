import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test.use({ shared: 'lists' });

test('what an admin wrote is picked with a slash, filled in and sent', async ({ page, workspace, admin, sandbox, person, mark }) => {
  const account = sandbox.account('facebook');
  const name = `hello${person.id}`;
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('/');
  await expect(page.getByText(/saved repl/i).last()).toBeVisible();
  // The open page learns of the new one by itself.
  await admin.writeSavedReply('Facebook', name, 'Hello {first_name}, {brand} here.\nYes, we do.');
  await workspace.messageBox.pressSequentially(name);
  const options = page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option');
  await expect(options).toHaveCount(1);
  await expect(workspace.messageBox).toHaveAttribute('aria-activedescendant', (await options.getAttribute('id')) ?? '');
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();

  await page.keyboard.press('Enter');
  const text = `Hello Nora, ${account.name} here.\nYes, we do.`;
  await expect(workspace.messageBox).toHaveValue(text);
  await expect(workspace.messageBox).toBeFocused();
  // The browser's own Undo takes it back, as anything typed.
  await page.keyboard.press('Control+z');
  await expect(workspace.messageBox).toHaveValue(`/${name}`);
  await page.keyboard.press('Control+Shift+z');
  await expect(workspace.messageBox).toHaveValue(text);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ network: 'facebook', method: 'POST', body: { message: text } }]);
  await expect(workspace.message('Yes, we do.')).toBeVisible();
});

test('nothing is sent while a placeholder is empty', async ({ page, workspace, admin, sandbox, person, mark }) => {
  const name = `order${person.id}`;
  await admin.writeSavedReply('Facebook', name, 'Hi {first_name}, all is well. {name}');
  await sandbox.act('messenger_message', { from: { id: person.id }, text: `Where is my order ${person.id}?`, at: new Date().toISOString() });
  await workspace.openConversation(person.id);
  await workspace.button('Saved replies').click();
  const search = page.getByRole('combobox', { name: 'Find a saved reply' });
  await expect(search).toBeFocused();
  await search.fill(name);
  await expect(page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')).toHaveCount(1);
  expect(await violations(page, '.suggesting')).toEqual([]);
  workspace.forgetComplaints();
  await page.keyboard.press('Enter');

  await expect(workspace.messageBox).toBeFocused();
  await expect(workspace.messageBox).toHaveValue('Hi {first_name}, all is well. {name}');
  await expect(workspace.sendButton).toHaveAttribute('aria-disabled', 'true');
  await expect(workspace.sendButton).toHaveAccessibleDescription('Fill in {first_name}');
  await expect(page.locator('mark')).toHaveText(['{first_name}', '{name}']);
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();
  await page.keyboard.press('Control+Enter');
  await workspace.sendButton.click({ force: true });
  // The first is selected: what is typed takes its place, and Tab leads to the next.
  await page.keyboard.type('you');
  await page.keyboard.press('Tab');
  await expect(workspace.sendButton).toHaveAccessibleDescription('Fill in {name}');
  expect(await sandbox.writes(mark)).toEqual([]);
  await page.keyboard.type('Bye');
  await expect(workspace.messageBox).toHaveValue('Hi you, all is well. Bye');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: { text: 'Hi you, all is well. Bye' } } }]);
});

test('a word in braces that nobody knows is left to the agent', async ({ page, workspace, admin, sandbox, person, mark }) => {
  const name = `sent${person.id}`;
  await admin.writeSavedReply('Facebook', name, 'Hi {first_name}, your order {order} is on its way');
  await sandbox.comment(person, 'Where is my order?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially(`/${name}`);
  await expect(page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(workspace.messageBox).toHaveValue('Hi Nora, your order {order} is on its way');
  await expect(workspace.sendButton).toHaveAccessibleDescription('Fill in {order}');
  await page.keyboard.press('Control+Enter');
  await workspace.sendButton.click({ force: true });
  expect(await sandbox.writes(mark)).toEqual([]);
  // The word is selected: what is typed takes its place.
  await page.keyboard.type('12');
  await page.keyboard.press('Control+Enter');
  const body = { message: 'Hi Nora, your order 12 is on its way' };
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ network: 'facebook', method: 'POST', body }]);
});

test('Escape leaves a slash to the agent, and Tab the text box', async ({ page, workspace, admin, sandbox, person }) => {
  const name = `bye${person.id}`;
  await admin.writeSavedReply('Facebook', name, 'Bye');
  await sandbox.comment(person, 'Which folder?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially(`/bye${person.id}`);
  const options = page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(workspace.messageBox).toHaveValue(`/bye${person.id}`);
  await page.keyboard.press('Tab');
  await expect(workspace.messageBox).not.toBeFocused();
});
