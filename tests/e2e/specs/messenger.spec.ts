import { expect, test } from '../support/test.ts';

test('a consumer who goes on in Messenger is answered there', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.settings({ answers: true, answer_delay_ms: 100 });
  await sandbox.comment(person, 'My order is late.');
  await workspace.openConversation(person.name);
  await expect(workspace.visibility('Public')).toBeChecked();
  await expect(workspace.visibility('Direct')).toBeDisabled();

  // The same person writes directly: the toggle follows, without a reload.
  const { person_id } = await sandbox.messenger(person, 'It is order 4711.');
  await expect(workspace.message('It is order 4711.')).toContainText('Direct message');
  await expect(workspace.visibility('Direct')).toBeEnabled();
  await expect(workspace.visibility('Direct')).toBeChecked();

  await workspace.send('It arrives tomorrow.', 'Send direct');
  await expect.poll(() => sandbox.writes(mark)).toEqual([
    {
      network: 'facebook',
      method: 'POST',
      path: `/v25.0/${sandbox.account('facebook').id}/messages`,
      body: {
        recipient: { id: person_id },
        messaging_type: 'RESPONSE',
        message: { text: 'It arrives tomorrow.', metadata: expect.any(String) },
      },
    },
  ]);

  // Four: both of the consumer's, ours once although its echo came, and the consumer's answer.
  await expect(workspace.transcript.getByRole('article')).toHaveCount(4);
  await expect(workspace.message('It arrives tomorrow.')).toHaveCount(1);
});

test('the toggle does not move under an agent who has typed', async ({ workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is anybody there?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Yes, and this is for everybody');

  await sandbox.messenger(person, 'This is my card number');
  await expect(workspace.message('This is my card number')).toBeVisible();
  await expect(workspace.visibility('Public')).toBeChecked();
  await expect(workspace.messageBox).toHaveValue('Yes, and this is for everybody');

  // Switching is the agent's choice, and the text written for the public stays where it was.
  await workspace.button('Switch').first().click();
  await expect(workspace.visibility('Direct')).toBeChecked();
  await expect(workspace.messageBox).toHaveValue('');
  await workspace.choose('Public');
  await expect(workspace.messageBox).toHaveValue('Yes, and this is for everybody');
});
