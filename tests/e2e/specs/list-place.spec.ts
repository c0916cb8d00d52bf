import { expect, test } from '../support/test.ts';

// An installation of its own: its many conversations would push those of other tests from the first page of the list.
test.use({ facebookCapabilities: ['like'] });

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
