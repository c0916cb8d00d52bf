import { expect, test } from '../support/test.ts';

test('an agent links the person on another network, both conversations show it, and a colleague undoes it', async ({ workspace, colleague, sandbox, person }) => {
  const onX = { ...person, id: `${person.id}7`, name: person.name.replace('Nora', 'Mira') };
  await sandbox.comment(person, 'My order is late');
  await sandbox.mention(onX, 'Nobody answers me on Facebook');
  await workspace.openConversation(person.name);
  await colleague.openConversation(onX.name);
  const others = workspace.panel.getByRole('list', { name: 'Other conversations' });
  const theirs = colleague.panel.getByRole('list', { name: 'Other conversations' });

  // By keyboard alone.
  await workspace.button('Link another conversation').focus();
  await workspace.page.keyboard.press('Enter');
  await expect(workspace.page.getByRole('searchbox', { name: 'Find a conversation of the same person' })).toBeFocused();
  await workspace.page.keyboard.type(onX.name);
  const choice = workspace.panel.getByRole('button', { name: /^Link with/ });
  await expect(choice).toHaveCount(1);
  await expect(choice).toContainText(onX.name);
  await choice.focus();
  await workspace.page.keyboard.press('Enter');
  await expect(others.getByRole('listitem')).toHaveText([new RegExp(`X \\(Twitter\\).*${onX.name}.*Linked by Robin`, 's')]);
  await expect(workspace.button('Link another conversation')).toBeFocused();

  await expect(theirs.getByRole('listitem')).toHaveText([new RegExp(`Facebook.*${person.name}.*Linked by Robin`, 's')]);
  await workspace.page.reload();
  await others.getByRole('link', { name: onX.name }).click();
  await expect(workspace.message('Nobody answers me on Facebook')).toBeVisible();
  await expect(others.getByRole('link', { name: person.name })).toBeVisible();

  await colleague.button(`Unlink ${person.name}`).click();
  await expect(theirs).toHaveCount(0);
  await expect(others).toHaveCount(0);
});
