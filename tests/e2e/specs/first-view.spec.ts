import { expect, test } from '../support/test.ts';

/** The second of the widget's two modules. */
const rest = /social-messaging-rest-[0-9a-f]+\.wasm$/;

test('what needs the rest before it came waits for it and is done', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Where is my parcel?');
  await workspace.openConversation(person.name);
  let asked = 0;
  await page.route(rest, async (route) => {
    asked += 1;
    // The one that the page asks for by itself gets lost.
    if (asked === 1) await route.abort();
    else await route.continue();
  });
  await page.reload();
  await expect(workspace.messageBox).toBeVisible();
  await workspace.button('Settings').click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  expect(asked).toBe(2);
});

test('a rest that cannot be had is said', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Where is my parcel?');
  await workspace.openConversation(person.name);
  await page.route(rest, (route) => route.abort());
  await page.reload();
  await expect(workspace.messageBox).toBeVisible();
  // Anything that needs it will do, so that the alert may be there before the click.
  await workspace.button('Settings').dispatchEvent('click');
  await expect(page.getByRole('alert').filter({ hasText: 'Something went wrong' })).toBeVisible();
  workspace.forgetComplaints();
});
