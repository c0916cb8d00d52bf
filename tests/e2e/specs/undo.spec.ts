import { expect, test } from '../support/test.ts';

test.use({ undoSeconds: 30 });

test('a public answer can be taken back before it leaves', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Are you open on Sunday?');
  await workspace.openConversation(person.name);
  await workspace.send('No, we are closd.', 'Send publicly');
  await workspace.button(/^Undo/).click();
  await expect(workspace.messageBox).toHaveValue('No, we are closd.');

  // The same by keyboard.
  await workspace.send('No, we are closed.', 'Send publicly');
  await expect(workspace.button(/^Undo/)).toBeVisible();
  await workspace.messageBox.press('Control+z');
  await expect(workspace.messageBox).toHaveValue('No, we are closed.');
  await workspace.messageBox.fill('');

  // A note is not held: it overtakes whatever would still be under way.
  await workspace.choose('Internal');
  await workspace.messageBox.fill('Typo, I write it again.');
  await workspace.sendButton.click();
  await expect(workspace.message('Typo, I write it again.')).toBeVisible();
  expect(await sandbox.writes(mark)).toEqual([]);
});

test('Undo in a box that was emptied by hand takes back typing, not the answer', async ({ workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Are you open on Sunday?');
  await workspace.openConversation(person.name);
  await workspace.send('No, we are closed.', 'Send publicly');
  await expect(workspace.button(/^Undo/)).toBeVisible();
  await workspace.messageBox.press('x');
  await workspace.messageBox.press('Backspace');
  await workspace.messageBox.press('Control+z');
  await expect(workspace.messageBox).toHaveValue('x');
  await expect(workspace.button(/^Undo/)).toBeVisible();
});
