import { expect, test } from '../support/test.ts';

test('a text is measured apart, and appended to what stands in the composer', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Which beans are these?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Dear customer,');

  const open = async () => {
    await workspace.button('More').press('Enter');
    await page.getByRole('menuitem', { name: 'Character counter' }).press('Enter');
  };
  await open();
  const counter = page.getByRole('dialog', { name: 'Character counter' });
  const box = counter.getByRole('textbox', { name: 'Text to count' });
  await expect(box).toBeFocused();
  await expect(counter.getByRole('button', { name: 'Use' })).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('They are from Sidamo.');
  await expect(counter.getByRole('listitem').filter({ hasText: 'Public' })).toContainText('21 of 5,000 characters');
  await box.fill('a'.repeat(5_012));
  await expect(counter.getByText('5,012 of 5,000 characters: 12 over')).toBeInViewport();
  await expect(counter.getByRole('status')).toContainText('Public: too long.');
  await box.fill('They are from Sidamo.');

  // Done keeps it for the next time, and touches nothing.
  await counter.getByRole('button', { name: 'Done' }).click();
  await expect(workspace.messageBox).toHaveValue('Dear customer,');
  await open();
  await expect(box).toHaveValue('They are from Sidamo.');
  await counter.getByRole('button', { name: 'Use' }).press('Enter');
  await expect(counter).toBeHidden();
  await expect(workspace.messageBox).toHaveValue('Dear customer,\nThey are from Sidamo.');
  await expect(workspace.messageBox).toBeFocused();
});

test('another conversation has a counter of its own', async ({ page, workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}3`, name: person.name.replace('Nora', 'Otto') };
  await sandbox.comment(person, 'Which beans are these?');
  await sandbox.comment(other, 'And which are those?');
  await workspace.openConversation(other.name);
  await workspace.openConversation(person.name);
  await workspace.button('More').press('Enter');
  await page.getByRole('menuitem', { name: 'Character counter' }).press('Enter');
  await page.keyboard.type('For Nora alone');
  await page.goBack();
  await expect(page.getByRole('heading', { name: other.name }).first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(workspace.messageBox).toHaveValue('');
});

test('what is too long says by how much it was not sent', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Which beans are these?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('a'.repeat(5_012));
  await workspace.messageBox.press('Control+Enter');
  await expect(page.getByText('Message not sent: 12 over')).toBeVisible();
  await expect(workspace.messageBox).toHaveValue('a'.repeat(5_012));
});
