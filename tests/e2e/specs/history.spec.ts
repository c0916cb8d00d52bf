import { expect, test } from '../support/test.ts';

test('who took and closed a conversation stands between its messages, on every page and after a reload', async ({ workspace, colleague, sandbox, person }) => {
  await sandbox.comment(person, 'Is anybody there?');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);
  await expect(workspace.message('Is anybody there?')).toBeVisible();

  await colleague.button('Take').click();
  const taken = workspace.transcript.getByText(/^Robin \d+ took the conversation$/);
  await expect(taken).toHaveCount(1);
  await expect(colleague.transcript.getByText('You took the conversation')).toHaveCount(1);
  await sandbox.messenger(person, 'Thank you, it is solved');
  await expect(workspace.message('Thank you, it is solved')).toBeVisible();
  await colleague.button('Close').click();
  const closed = workspace.transcript.getByText(/^Robin \d+ closed the conversation$/);
  await expect(closed).toHaveCount(1);

  for (const reload of [false, true]) {
    if (reload) await workspace.page.reload();
    await expect(closed).toHaveCount(1);
    await expect(taken).toHaveCount(1);
    await expect(workspace.transcript).toHaveText(
      /Is anybody there\?.*took the conversation.*Thank you, it is solved.*closed the conversation/s,
    );
    await expect(workspace.transcript.getByRole('article')).toHaveCount(2);
  }
});
