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

test('after a long way up the messages in sight have their buttons', async ({ page, workspace, sandbox, person }) => {
  await writeLongConversation(sandbox, person, 600, 300);
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText(line(600), { timeout: 30_000 });
  await workspace.openConversation(person.name);
  await workspace.message(line(600)).hover();
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, -700);
  // What was drawn and has gone again waits for no rest of the browser's.
  await expect.poll(() => page.getByRole('feed').evaluate(withoutButtons), { timeout: 20_000 }).toBe(0);
});

/** How many rows have no button; nothing is known before the box has rested. */
async function withoutButtons(feed: Element): Promise<number> {
  const box = feed.parentElement as Element;
  const before = box.scrollTop;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  if (box.scrollTop !== before) return NaN;
  return [...feed.querySelectorAll('article')].filter((row) => !row.querySelector('[data-act]')).length;
}
