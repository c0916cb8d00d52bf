import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** What axe finds wrong, one line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the lists have no violation', async ({ page, workspace, sandbox, person }) => {
      await sandbox.comment(person, 'Can everybody read this?');
      await workspace.tab('All Conversations').click();
      await expect(workspace.conversation(person.name)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      workspace.forgetComplaints();
    });

    test('an open conversation with every visibility has no violation', async ({ page, workspace, sandbox, person }) => {
      await sandbox.comment(person, 'Said in public');
      await sandbox.messenger(person, 'said directly');
      await workspace.openConversation(person.name);
      await workspace.choose('Internal');
      await workspace.send('Noted.', 'Add note');
      await expect(workspace.message('Noted.')).toBeVisible();
      for (const visibility of ['Public', 'Direct', 'Internal'] as const) {
        await workspace.choose(visibility);
        expect(await violations(page)).toEqual([]);
      }
      workspace.forgetComplaints();
    });
  });
}

test('the dialogs and a page from right to left have no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await workspace.openConversation(person.name);
  await workspace.button('Settings').click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Find an action' })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  const address = new URL(page.url());
  address.search = '?locale=ar&theme=dark';
  await page.goto(address.href);
  await expect(page.getByRole('article').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();
});

test('what agents keep of a person has no violation, read or being written', async ({ page, workspace, sandbox, person }) => {
  const onX = { ...person, id: `${person.id}7`, name: person.name.replace('Nora', 'Mira') };
  await sandbox.comment(person, 'Said in public');
  await sandbox.mention(onX, 'Said on X');
  await workspace.openConversation(person.name);
  await workspace.button('Add a note about this person').click();
  await page.keyboard.type('Prefers the phone');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await workspace.button('Link another conversation').click();
  await page.keyboard.type(onX.name);
  await expect(workspace.button(/^Link with/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await workspace.button(/^Link with/).click();
  await expect(workspace.button(/^Unlink/)).toBeVisible();
  await workspace.button('Remove Prefers the phone').click();
  expect(await violations(page)).toEqual([]);
  await workspace.choose('Internal');
  await workspace.send('Asked the warehouse', 'Add note');
  await workspace.panel.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Internal notes' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
});

for (const view of ['transcript', 'panel'] as const) {
  test(`the ${view} on its own has no violation`, async ({ page, workspace, backend, sandbox, person }) => {
    await sandbox.comment(person, 'In a frame of its own');
    await workspace.openConversation(person.name);
    await page.goto(`${backend.url}/?view=${view}${new URL(page.url()).hash}`);
    await expect(page.getByText('In a frame of its own').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    workspace.forgetComplaints();
  });
}

test('a narrow page needs no scrolling sideways', async ({ page, workspace, sandbox, person }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await sandbox.comment(person, 'https://example.com/a-very-long-address-without-any-place-to-break/'.repeat(4));
  await workspace.openConversation(person.name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});
