import type { Locator } from '@playwright/test';
import { line, writeLongConversation } from '../support/long-conversation.ts';
import { expect, test } from '../support/test.ts';

test.use({ shared: 'long conversation' });

test('what is read stays where it is while the box around it becomes lower or higher', async ({ page, workspace, sandbox, person }) => {
  await writeLongConversation(sandbox, person, 120, 60);
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText(line(120), { timeout: 30_000 });
  await workspace.openConversation(person.name);
  await workspace.message(line(120)).getByRole('button', { name: 'In answer to' }).click();
  await expect(workspace.message(line(60))).toBeFocused();
  const read = workspace.message(line(58));
  await expect(read).toBeInViewport();
  const before = await top(read);
  const boxHeight = () => workspace.messageBox.evaluate((box) => box.getBoundingClientRect().height);
  const low = await boxHeight();

  await workspace.messageBox.fill('One line\n'.repeat(8));
  await expect.poll(boxHeight).toBeGreaterThan(low);
  await expect.poll(async () => Math.abs((await top(read)) - before)).toBeLessThan(1);
  await workspace.messageBox.fill('');
  await expect.poll(boxHeight).toBe(low);
  await expect.poll(async () => Math.abs((await top(read)) - before)).toBeLessThan(1);
  await page.setViewportSize({ width: 1280, height: 600 });
  await expect.poll(async () => Math.abs((await top(read)) - before)).toBeLessThan(1);
});

function top(row: Locator): Promise<number> {
  return row.evaluate((row) => row.getBoundingClientRect().top);
}
