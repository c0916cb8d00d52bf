import { expect, test } from '../support/test.ts';

test('an internal note leaves no call at all', async ({ workspace, colleague, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Where is my parcel?');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);

  await workspace.choose('Internal');
  await workspace.send('She wrote by mail as well.', 'Add note');
  await expect(workspace.message('She wrote by mail as well.')).toContainText('Internal note');
  await expect(colleague.message('She wrote by mail as well.')).toContainText('Internal note');

  // A public answer behind it proves that whatever the note had sent would have arrived by now.
  await workspace.choose('Public');
  await workspace.send('We are looking into it.', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: 'We are looking into it.' } }]);
});
