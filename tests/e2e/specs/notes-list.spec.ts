import { expect, test } from '../support/test.ts';
import type { WorkspacePage } from '../support/workspace-page.ts';

async function note(workspace: WorkspacePage, text: string): Promise<void> {
  await workspace.choose('Internal');
  await workspace.send(text, 'Add note');
}

test('the internal notes of a conversation are in one list that leads to each', async ({ page, workspace, colleague, sandbox, person }) => {
  await sandbox.messenger(person, 'My parcel is torn');
  await workspace.openConversation(person.name);
  await note(workspace, 'Asked the warehouse');
  for (let number = 0; number < 60; number += 1) await sandbox.messenger(person, `And then, part ${number}`);
  await expect(workspace.message('And then, part 59')).toBeVisible();
  await workspace.page.reload();
  await expect(workspace.message('And then, part 59')).toBeVisible();
  await note(workspace, 'Sent a new one');

  await workspace.openFromPanel('Internal notes');
  const dialog = page.getByRole('dialog', { name: 'Internal notes' });
  const rows = dialog.getByRole('listitem');
  await expect(rows).toHaveText([/Sent a new one.*Robin/s, /Asked the warehouse.*Robin/s]);
  await expect(dialog).not.toContainText('And then');

  await colleague.openConversation(person.name);
  await note(colleague, 'The warehouse called back');
  await expect(rows.first()).toContainText('The warehouse called back');

  await rows.nth(2).getByRole('button', { name: 'Go to message' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(workspace.message('Asked the warehouse')).toBeInViewport();
  await expect(workspace.message('Asked the warehouse')).toBeFocused();
});
