import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

test('a reload loses neither draft nor place', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Yes, from Monday');
  await workspace.choose('Internal');
  await workspace.messageBox.fill('Ask the shop first');
  await workspace.choose('Public');
  await expect(page).toHaveURL(/#conversation=/);
  expect(page.url()).not.toContain('token');

  await page.reload();
  await expect(workspace.message('Do you deliver?')).toBeVisible();
  await expect(workspace.visibility('Public')).toBeChecked();
  await expect(workspace.messageBox).toHaveValue('Yes, from Monday');
  await workspace.choose('Internal');
  await expect(workspace.messageBox).toHaveValue('Ask the shop first');
});

test('drafts stay with their conversation', async ({ workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}9`, name: 'Otto Anders' };
  await sandbox.comment(person, 'One question');
  await sandbox.comment(other, 'Another question');

  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('for the first');
  await workspace.openConversation(other.name);
  await expect(workspace.messageBox).toHaveValue('');
  await workspace.messageBox.fill('for the second');
  await workspace.openConversation(person.name);
  await expect(workspace.messageBox).toHaveValue('for the first');
  await workspace.openConversation(other.name);
  await expect(workspace.messageBox).toHaveValue('for the second');
});

test('a reload comes back to the list and to the message that was looked at', async ({ page, workspace, sandbox, person }) => {
  // More than one page of the history.
  for (let line = 0; line < 60; line++) await sandbox.messenger(person, `Line ${line} of a long story`);
  await workspace.openConversation(person.name);
  await expect(workspace.message('Line 59 of')).toBeInViewport({ timeout: 30_000 });
  await page.getByRole('radio', { name: 'Closed' }).click();

  // Up to where the story began, by wheel, as an agent would.
  await workspace.message('Line 59 of').hover();
  await expect(async () => {
    // Less than is in sight at once, so that nothing is passed over.
    await page.mouse.wheel(0, -300);
    await expect(workspace.message('Line 5 of')).toBeInViewport({ timeout: 50 });
  }).toPass();
  const seen = await firstInView(page);

  await page.reload();
  await expect(page.getByRole('radio', { name: 'Closed' })).toBeChecked();
  await expect(workspace.tab('All Conversations')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => firstInView(page)).toBe(seen);
  await workspace.button('Go to the newest message').click();
  await expect(workspace.message('Line 59 of')).toBeInViewport();
});

test('two tabs follow one draft, and what one has sent is no draft in the other', async ({ workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  const second = await workspace.secondTab();
  await second.openConversation(person.name);
  const box = second.messageBox;

  await workspace.messageBox.fill('Yes, from Monday');
  await expect(box).toHaveValue('Yes, from Monday');
  await box.fill('No, sorry');
  await expect(workspace.messageBox).toHaveValue('No, sorry');
  await workspace.button('Bring back the text from this tab').click();
  await expect(workspace.messageBox).toHaveValue('Yes, from Monday');
  await expect(box).toHaveValue('Yes, from Monday');
  await workspace.sendButton.click();
  await expect(box).toHaveValue('');
});

/** The text at the top of the transcript. */
function firstInView(page: Page): Promise<string> {
  return page.getByRole('feed').evaluate((feed) => {
    const edge = feed.parentElement?.getBoundingClientRect().top ?? 0;
    const rows = [...feed.querySelectorAll('[role=article], article')];
    const first = rows.find((row) => row.getBoundingClientRect().bottom > edge + 16);
    return first?.querySelector('p')?.textContent ?? '';
  });
}
