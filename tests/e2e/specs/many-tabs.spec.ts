import { expect, test } from '../support/test.ts';
import type { WorkspacePage } from '../support/workspace-page.ts';

test('seven tabs of one browser stay live by one stream, and go on when the one that reads it is closed', async ({ workspace, sandbox, person }) => {
  let streams = 0;
  workspace.page.context().on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) streams += 1;
  });
  await sandbox.comment(person, 'Hello, shop');
  await workspace.openConversation(person.name);
  const others: WorkspacePage[] = [];
  for (let i = 0; i < 6; i += 1) {
    const tab = await workspace.secondTab();
    await tab.openConversation(person.name);
    others.push(tab);
  }
  await workspace.send('Hello, Nora', 'Send publicly');
  for (const tab of others) await expect(tab.message('Hello, Nora')).toBeVisible();
  expect(streams).toBeLessThanOrEqual(1);

  await workspace.page.close();
  await sandbox.comment(person, 'Are you still there?');
  for (const tab of others) await expect(tab.message('Are you still there?')).toBeVisible();
  expect(streams).toBeLessThanOrEqual(2);
});
