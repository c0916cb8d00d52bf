import { expect, test } from '../support/test.ts';

test.use({ undoSeconds: 30 });

test('a public answer can be taken back before it leaves', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Are you open on Sunday?');
  await workspace.openConversation(person.name);
  await workspace.send('No, we are closd.', 'Send publicly');
  await workspace.button(/^Undo/).click();
  await expect(workspace.messageBox).toHaveValue('No, we are closd.');

  // A note is not held: it overtakes whatever would still be under way.
  await workspace.choose('Internal');
  await workspace.messageBox.fill('Typo, I write it again.');
  await workspace.sendButton.click();
  await expect(workspace.message('Typo, I write it again.')).toBeVisible();
  expect(await sandbox.writes(mark)).toEqual([]);
});
