import { expect, test } from '../support/test.ts';

test('a refused answer keeps its text, says why, and goes out at Retry, once', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'Hello?');
  await workspace.openConversation(person.name);
  const path = `/v25.0/${comment_id}/comments`;
  await sandbox.fault({
    network: 'facebook',
    method: 'POST',
    path,
    status: 400,
    body: { error: { message: '(#368) blocked', type: 'OAuthException', code: 368, fbtrace_id: 'A' } },
  });
  await workspace.send('Here we are.', 'Send publicly');

  const answer = workspace.message('Here we are.');
  await expect(answer.getByRole('button', { name: /^Retry/ })).toBeVisible();
  await expect(answer).toContainText(/Facebook/);
  await answer.getByRole('button', { name: /^Retry/ }).click();
  await expect(answer.getByRole('button', { name: /^Retry/ })).toHaveCount(0);
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ path, body: { message: 'Here we are.' } }]);
  await expect(answer).toHaveCount(1);
});

test('a connection that drops after the network took the answer sends it once', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'Is this on?');
  await workspace.openConversation(person.name);
  const path = `/v25.0/${comment_id}/comments`;
  await sandbox.fault({ network: 'facebook', method: 'POST', path, drop: 'after_applying' });
  await workspace.send('Loud and clear.', 'Send publicly');

  const answer = workspace.message('Loud and clear.');
  await expect(answer).toHaveCount(1);
  await expect(answer).toContainText('Public comment');
  await expect(answer).not.toContainText(/sending|unconfirmed|not confirmed|failed/i, { timeout: 40_000 });
  expect(await sandbox.writes(mark)).toHaveLength(1);
});
