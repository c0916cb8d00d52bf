import { expect, test } from '../support/test.ts';

const HOSTILE = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';

test('names and messages full of HTML are shown as the text that they are', async ({ page, workspace, sandbox, person }) => {
  const title = await page.title();
  const hostile = { ...person, name: `<b>Nora</b> ${person.id}` };
  await sandbox.comment(hostile, HOSTILE, `A post with ${HOSTILE}`);
  await workspace.openConversation(hostile.name);

  await expect(workspace.message(HOSTILE)).toBeVisible();
  await expect(workspace.panel).toContainText(hostile.name);
  await expect(workspace.panel).toContainText(`A post with ${HOSTILE}`);
  await expect(page.locator('img[src="x"], b:text-is("Nora")')).toHaveCount(0);
  expect(await page.title()).not.toBe('taken');
  expect(title).not.toBe('taken');
});

test('only http and https become links, and they leave with their referrer cut', async ({ workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'see javascript:alert(1) and https://example.com/a?b=1 there');
  await workspace.openConversation(person.name);
  const links = workspace.message('javascript:alert(1)').getByRole('link');
  await expect(links.filter({ hasText: 'example.com' })).toHaveAttribute('href', 'https://example.com/a?b=1');
  await expect(links.filter({ hasText: 'example.com' })).toHaveAttribute('rel', /noreferrer/);
  await expect(links.filter({ hasText: 'javascript' })).toHaveCount(0);
});
