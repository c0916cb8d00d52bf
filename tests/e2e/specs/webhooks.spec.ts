import { expect, test } from '../support/test.ts';

const UNKNOWN_EVENT = JSON.stringify({ object: 'page', entry: [{ id: '1', time: 1, changes: [{ field: 'weather', value: {} }] }] });

for (const signature of ['missing', 'wrong', 'sha1'] as const) {
  test(`a webhook of Facebook whose signature is ${signature} is refused`, async ({ sandbox }) => {
    expect((await sandbox.webhook('facebook', UNKNOWN_EVENT, signature)).status).toBe(401);
  });
}

test('a webhook of X whose signature is wrong is refused', async ({ sandbox }) => {
  expect((await sandbox.webhook('x', '{}', 'wrong')).status).toBe(401);
});

test('broken JSON is refused, an unknown event is not', async ({ sandbox }) => {
  expect((await sandbox.webhook('facebook', '{"object":', 'valid')).status).toBe(400);
  expect((await sandbox.webhook('facebook', UNKNOWN_EVENT, 'valid')).status).toBe(200);
});

test('the same webhook three times is one message', async ({ workspace, sandbox, person }) => {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, text: 'Only once' }, { repeat: 3 });
  await workspace.openConversation(person.name);
  await expect(workspace.message('Only once')).toHaveCount(1);
});

test('the API refuses who has no token', async ({ page, backend }) => {
  const response = await page.request.get(`${backend.url}/api/v1/conversations`, {
    headers: { authorization: 'Bearer nobody' },
  });
  expect(response.status()).toBe(401);
});
