import { Keyboard } from '../support/keyboard.ts';
import { expect, test } from '../support/test.ts';

// A row that is reached by arrow keys stands on the list's first page.
test.use({ shared: 'keyboard' });

test('a public answer by keyboard alone', async ({ page, workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'No mouse today');
  const keyboard = new Keyboard(page);
  await keyboard.openConversation(person.name);
  await keyboard.tabTo('article', /No mouse today$/);
  await keyboard.tabTo('button', 'Reply');
  await keyboard.press('Enter');
  await expect(workspace.messageBox).toBeFocused();
  await keyboard.type('None needed.');
  await keyboard.press('Control+Enter');
  await expect.poll(() => sandbox.writes(mark)).toEqual([
    { network: 'facebook', method: 'POST', path: `/v25.0/${comment_id}/comments`, body: { message: 'None needed.' } },
  ]);
  await expect(workspace.message('None needed.')).toContainText('Public comment');
  await expect(workspace.messageBox).toBeFocused();
  await expect(workspace.messageBox).toHaveValue('');
});

test('a direct answer by keyboard alone', async ({ page, workspace, sandbox, person, mark }) => {
  const { person_id } = await sandbox.messenger(person, 'It is order 4711.', new Date(Date.now() - 60_000));
  await sandbox.comment(person, 'Nobody answers me');
  const keyboard = new Keyboard(page);
  await keyboard.openConversation(person.name);
  await expect(workspace.visibility('Public')).toBeChecked();
  await keyboard.tabTo('radio', /^Public/);
  await keyboard.pressTo('ArrowRight', 'radio', /^Direct/);
  await expect(workspace.visibility('Direct')).toBeChecked();
  await keyboard.tabTo('textbox', 'Message');
  await keyboard.type('It arrives tomorrow.');
  await keyboard.tabTo('button', /^Send direct to/);
  await keyboard.press('Space');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { network: 'facebook', method: 'POST', body: { recipient: { id: person_id }, message: { text: 'It arrives tomorrow.' } } },
  ]);
  await expect(workspace.message('It arrives tomorrow.')).toContainText('Direct message');
  await expect(workspace.messageBox).toBeFocused();
});

test('an internal note by keyboard alone', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Where is my parcel?');
  const keyboard = new Keyboard(page);
  await keyboard.openConversation(person.name);
  await keyboard.tabTo('radio', /^Public/);
  await keyboard.pressTo('ArrowRight', 'radio', /^Internal/);
  await keyboard.tabTo('textbox', 'Message');
  await keyboard.type('She wrote by mail as well.');
  await keyboard.press('Control+Enter');
  await expect(workspace.message('She wrote by mail as well.')).toContainText('Internal note');
  await expect(workspace.messageBox).toBeFocused();
  // A public answer behind it proves that whatever the note had sent would have arrived by now.
  await expect(workspace.visibility('Public')).toBeChecked();
  await keyboard.type('We are looking into it.');
  await keyboard.press('Control+Enter');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: 'We are looking into it.' } }]);
});

test('a like and its removal by keyboard alone', async ({ page, workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'Best coffee in town');
  const path = `/v25.0/${comment_id}/likes`;
  const keyboard = new Keyboard(page);
  await keyboard.openConversation(person.name);
  await keyboard.tabTo('article', /Best coffee in town$/);
  const like = await keyboard.tabTo('button', 'Like');
  await expect(like).toHaveAttribute('aria-pressed', 'false');
  await keyboard.press('Space');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ method: 'POST', path }]);
  await expect(like).toHaveAttribute('aria-pressed', 'true');
  await expect(like).toBeFocused();
  await keyboard.press('Enter');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ method: 'POST', path }, { method: 'DELETE', path }]);
  await expect(like).toHaveAttribute('aria-pressed', 'false');
  await expect(workspace.message(/Best coffee in town$/).getByRole('button', { name: 'Like' })).toBeFocused();
});

test('what the consumer sent is viewed by keyboard alone', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, text: 'Look', attachments: ['image', 'file'] });
  const keyboard = new Keyboard(page);
  await keyboard.openConversation(person.name);
  await keyboard.tabTo('button', 'More');
  await keyboard.press('Enter');
  await keyboard.pressTo('ArrowDown', 'menuitem', 'View media');
  await keyboard.press('Enter');
  const grid = page.getByRole('dialog', { name: 'View media', exact: true });
  const larger = page.getByRole('dialog', { name: 'Larger view' });
  await expect(grid.getByRole('listitem')).toHaveCount(2);
  const file = await keyboard.tabTo('button', /^Image/);
  await keyboard.press('Enter');
  const place = larger.getByRole('status');
  await expect(place).toContainText('(1 of 2)');
  await keyboard.tabTo('button', 'Next');
  await keyboard.press('Enter');
  await expect(place).toContainText('(2 of 2)');
  await keyboard.press('ArrowLeft');
  await expect(place).toContainText('(1 of 2)');
  await keyboard.press('Escape');
  await expect(larger).toHaveCount(0);
  await expect(file).toBeFocused();
  await keyboard.press('Escape');
  await expect(grid).toHaveCount(0);
  await expect(workspace.panel.getByRole('button', { name: 'More' })).toBeFocused();
  expect(await sandbox.writes(mark), 'nothing of it leaves').toEqual([]);
});
