import { expect, test } from '../support/test.ts';

test.use({ xCapabilities: ['direct_link'] });

test("where X's plan has no like, X's own page is the way, and it is said who likes", async ({ workspace, sandbox, person }) => {
  const { tweet_id } = await sandbox.mention(person, 'do you have decaf?');
  await workspace.openConversation(person.name);
  const page = `https://x.com/intent/like?tweet_id=${tweet_id}`;
  const mention = workspace.message('do you have decaf?');
  await mention.hover();
  await expect(mention.getByRole('link', { name: 'Like on X' })).toHaveAttribute('href', page);
  await expect(workspace.panel.getByRole('link', { name: 'Like on X' })).toHaveAttribute('href', page);
  await expect(workspace.panel).toContainText('The like is of whoever is signed in there');
});
