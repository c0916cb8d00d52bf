import { expect, test } from '../support/test.ts';

test.use({ shared: 'lists' });

test('what one agent notes about a person a colleague reads at once, pins it, and may not change it', async ({ workspace, colleague, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Do you deliver on Sundays?');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);
  const notes = workspace.panel.getByRole('list', { name: 'Notes about this person' });
  const theirs = colleague.panel.getByRole('list', { name: 'Notes about this person' });

  for (const text of ['Prefers the phone', 'Has two dogs']) {
    await workspace.button('Add a note about this person').click();
    await workspace.page.keyboard.type(text);
    await workspace.page.keyboard.press('Control+Enter');
    await expect(workspace.button('Add a note about this person')).toBeFocused();
  }
  await expect(theirs.getByRole('listitem')).toHaveText([/Has two dogs.*Robin \d+/, /Prefers the phone.*Robin \d+/]);
  await expect(colleague.button(/^(Edit|Remove) Prefers/)).toHaveCount(0);

  await colleague.button('Pin Prefers the phone').click();
  await expect(notes.getByRole('listitem')).toHaveText([/Prefers the phone.*Pinned/, /Has two dogs/]);

  await workspace.button('Edit Has two dogs').click();
  await workspace.page.getByRole('textbox', { name: 'Note about this person' }).fill('Has three dogs');
  await workspace.panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs).toContainText('Has three dogs');
  await workspace.button('Remove Prefers the phone').click();
  await workspace.panel.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(theirs.getByRole('listitem')).toHaveText([/Has three dogs/]);

  await workspace.page.reload();
  await expect(notes.getByRole('listitem')).toHaveText([/Has three dogs.*edited/]);
  // A public answer behind it proves that whatever a note had sent would have arrived by now.
  await workspace.send('Every Sunday.', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).not.toEqual([]);
  expect(await sandbox.writes(mark), 'nothing of it left').toMatchObject([{ body: { message: 'Every Sunday.' } }]);
});

test('a note that was begun is there when the agent comes back to the person', async ({ workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}9`, name: `${person.name} the other` };
  await sandbox.comment(other, 'And me?');
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(other.name);
  await workspace.button('Add a note about this person').click();
  const box = workspace.page.getByRole('textbox', { name: 'Note about this person' });
  await box.fill('Asks after');
  await workspace.tab('All Conversations').click();
  await workspace.conversation(person.name).filter({ hasText: 'Hello' }).getByRole('link').click();
  await expect(workspace.message('Hello')).toBeVisible();
  await expect(box).toHaveCount(0);
  await workspace.openConversation(other.name);
  await expect(box).toHaveValue('Asks after');
});
