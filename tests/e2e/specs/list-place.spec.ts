import { expect, test } from '../support/test.ts';

test.use({ shared: 'list place' });

test('a reload comes back to where the list was', async ({ page, workspace, sandbox, person }) => {
  // More than one page of the list.
  const names = Array.from({ length: 64 }, (_, at) => `${person.name} the ${at + 1}.`);
  for (const [at, name] of names.entries()) await sandbox.comment({ id: `${person.id}${at}`, name }, `Question ${at}`);
  await workspace.tab('All Conversations').click();
  const last = workspace.conversation(names.at(-1) ?? '');
  await expect(last).toBeVisible();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();

  await page.reload();
  await expect(last).toBeInViewport();
});
