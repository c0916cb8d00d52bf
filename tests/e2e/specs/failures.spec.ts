import { expect, test } from '../support/test.ts';

test('a refused answer keeps its text, says why, and comes back to be changed', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'Hello?');
  await workspace.openConversation(person.name);
  const path = `/v25.0/${comment_id}/comments`;
  const error = { message: '(#100) Invalid parameter', type: 'OAuthException', code: 100, fbtrace_id: 'A' };
  await sandbox.fault({ network: 'facebook', method: 'POST', path, status: 400, body: { error } });
  await workspace.send('Here we are.', 'Send publicly');

  const answer = workspace.message('Here we are.');
  await expect(answer).toContainText('Not sent: The network refused the text or a file.');
  await expect(answer.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  await answer.getByRole('button', { name: 'Edit and send again' }).click();
  await expect(workspace.messageBox).toHaveValue('Here we are.');

  await workspace.send('Here we are, Nora.', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ path, body: { message: 'Here we are, Nora.' } }]);
});

test('trouble of the network passes without the agent, and without a double', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'Still there?');
  await workspace.openConversation(person.name);
  const path = `/v25.0/${comment_id}/comments`;
  const error = { message: 'An unexpected error has occurred.', type: 'OAuthException', code: 2, is_transient: true, fbtrace_id: 'A' };
  await sandbox.fault({ network: 'facebook', method: 'POST', path, status: 500, body: { error } });
  await workspace.send('Always.', 'Send publicly');

  await expect(workspace.message('Always.')).toContainText('Sent', { timeout: 40_000 });
  expect(await sandbox.writes(mark)).toMatchObject([{ path, body: { message: 'Always.' } }]);
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
  await expect(answer.getByText('Sent', { exact: true })).toBeVisible({ timeout: 40_000 });
  expect(await sandbox.writes(mark)).toHaveLength(1);
});
