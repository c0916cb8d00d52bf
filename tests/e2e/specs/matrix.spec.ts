import type { Locator } from '@playwright/test';
import { picture } from '../support/files.ts';
import { begin, cells, expectCalls, text } from '../support/matrix.ts';
import { expect, test } from '../support/test.ts';

test.use({ shared: 'matrix' });

for (const cell of cells) {
  const { network, visibility, button } = cell;
  test.describe(`${network}, ${visibility}`, () => {
    test('a text', async ({ workspace, backend, sandbox, person, mark }) => {
      const written = await begin(cell, workspace, backend, sandbox, person);
      await workspace.send('Just words', button);
      const answer = workspace.message('Just words');
      await expect(answer).toContainText(visibility);
      await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, 'Just words'), written, sandbox, person) ?? {}]);
      await expect(answer).toHaveCount(1);
    });

    test('a reply to one message', async ({ workspace, backend, sandbox, person, mark }) => {
      const written = await begin(cell, workspace, backend, sandbox, person);
      const answered = { Public: 'In public', Direct: 'In private', Internal: 'A first note' }[visibility];
      // A newer one, which would be answered by itself.
      if (visibility === 'Internal') {
        for (const note of [answered, 'A newer note']) {
          await workspace.choose('Internal');
          await workspace.send(note, 'Add note');
        }
      } else if (visibility === 'Direct') await (network === 'facebook' ? sandbox.messenger(person, 'Newer') : sandbox.directMessage(person, 'Newer'));
      else await (network === 'facebook' ? sandbox.comment(person, 'Newer') : sandbox.mention(person, 'Newer'));
      await expect(workspace.message(/newer/i)).toBeVisible();
      // Choosing what to answer leads back from another audience.
      await workspace.choose(visibility === 'Public' ? 'Internal' : 'Public');
      const target = workspace.message(answered).first();
      const reply = (message: Locator) => message.getByRole('button', { name: /^Reply/ });
      if (!cell.replies) {
        await workspace.message('In public').first().hover();
        await expect(reply(workspace.message('In public').first())).toBeVisible();
        await target.hover();
        await expect(reply(target)).toHaveCount(0);
        return;
      }
      await target.hover();
      await reply(target).click();
      await expect(workspace.visibility(visibility)).toBeChecked();
      await workspace.send('To this one', button);
      await expect(workspace.message('To this one')).toContainText(answered);
      const call = cell.call?.(text(cell, 'To this one'), written, sandbox, person) ?? {};
      await expectCalls(cell, workspace, sandbox, mark, [call]);
      if (network === 'facebook' && visibility === 'Direct') {
        expect(await sandbox.writes(mark)).toMatchObject([{ body: { reply_to: { mid: written.direct.mid } } }]);
      }
    });

    test('a mention and a link', async ({ workspace, backend, sandbox, person, mark }) => {
      const written = await begin(cell, workspace, backend, sandbox, person);
      await workspace.messageBox.fill('For you: ');
      await workspace.messageBox.press('End');
      await workspace.button('Mention consumer').click();
      await expect(workspace.messageBox).not.toHaveValue('For you: ');
      if (cell.link) {
        await workspace.messageBox.press('End');
        await workspace.button('Link to DM').click();
        await expect(workspace.messageBox).toHaveValue(/https:/);
      } else {
        await expect(workspace.button('Link to DM')).toHaveAttribute('aria-disabled', 'true');
      }
      await workspace.sendButton.click();
      await expect(workspace.messageBox).toHaveValue('');
      const words = ['For you:', cell.mention(person, written), cell.link?.(sandbox) ?? ''].join(' ').trim();
      const said = cell.link ? expect.stringContaining(words) : words;
      await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, said), written, sandbox, person) ?? {}]);
    });

    test('a picture', async ({ page: tab, workspace, backend, sandbox, person, mark }) => {
      await begin(cell, workspace, backend, sandbox, person);
      await tab.locator('input[type=file]').setInputFiles(picture);
      await expect(tab.getByRole('list', { name: 'Attached files' })).toContainText('Ready to be sent');
      await workspace.sendButton.click();
      await expect(tab.getByRole('list', { name: 'Attached files' })).toHaveCount(0);
      await expect(workspace.transcript.getByRole('img', { name: 'torn-bag.jpg' })).toBeVisible();
      await expectCalls(cell, workspace, sandbox, mark, [cell.picture ?? {}]);
    });

    test('a text that is too long', async ({ page: tab, workspace, backend, sandbox, person, mark }) => {
      const written = await begin(cell, workspace, backend, sandbox, person);
      await workspace.messageBox.fill('a'.repeat(cell.maximum + 3));
      if (cell.splits) {
        await expect(tab.getByText('Goes as 2 messages')).toBeVisible();
        await workspace.sendButton.click();
        const parts = ['a'.repeat(cell.maximum), 'aaa'].map((part) => cell.call?.(text(cell, part), written, sandbox, person) ?? {});
        await expectCalls(cell, workspace, sandbox, mark, parts);
        return;
      }
      await workspace.messageBox.press('Control+Enter');
      await expect(tab.getByText('Message not sent: 3 over')).toBeVisible();
      await expect(workspace.sendButton).toHaveAttribute('aria-disabled', 'true');
      await workspace.send('Short', button);
      await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, 'Short'), written, sandbox, person) ?? {}]);
    });
  });
}

for (const network of ['facebook', 'x'] as const) {
  const cell = cells.find((candidate) => candidate.network === network && candidate.visibility === 'Public');
  if (!cell) throw new Error(`nothing is known of ${network}`);

  test(`${network}: behind a token that is dead only notes are offered, and what waits goes when it is connected again`, async ({
    workspace,
    backend,
    sandbox,
    person,
    mark,
  }) => {
    const written = await begin(cell, workspace, backend, sandbox, person);
    const dead =
      network === 'facebook'
        ? { path: '*comments', body: { error: { message: 'Error validating access token', type: 'OAuthException', code: 190, fbtrace_id: 'A' } } }
        : { path: '/2/tweets', body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' } };
    await sandbox.fault({ network, method: 'POST', status: 401, ...dead });
    await workspace.send('It waits', 'Send publicly');
    await expect(workspace.visibility('Public')).toBeDisabled();
    await expect(workspace.visibility('Direct')).toBeDisabled();
    await expect(workspace.visibility('Internal')).toBeEnabled();
    await expect(workspace.visibility('Public')).toHaveAccessibleDescription('The account must be connected again by an admin.');
    expect(await sandbox.writes(mark)).toEqual([]);

    await backend.connectAgain(sandbox.account(network));
    await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, 'It waits'), written, sandbox, person) ?? {}]);
    await expect(workspace.visibility('Public')).toBeEnabled();
    await expect(workspace.message('It waits')).toContainText('Sent');
  });

  test(`${network}: an account that is switched off offers notes alone`, async ({ workspace, backend, sandbox, person, mark }) => {
    await begin(cell, workspace, backend, sandbox, person);
    await backend.command(['account', 'disable', '--id', sandbox.account(network).id]);
    await expect(workspace.visibility('Public')).toBeDisabled();
    await expect(workspace.visibility('Direct')).toBeDisabled();
    await expect(workspace.visibility('Public')).toHaveAccessibleDescription('The account is switched off. An admin can switch it on.');
    await workspace.choose('Internal');
    await workspace.send('Only among us', 'Add note');
    await backend.connectAgain(sandbox.account(network));
    await expect(workspace.visibility('Public')).toBeEnabled();
    await expectCalls({ ...cell, call: null }, workspace, sandbox, mark, []);
  });
}

test('facebook: when the time for answers is over, Direct says so, and the others go on', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'In public');
  await sandbox.messenger(person, 'In private, a while ago', new Date(Date.now() - 25 * 3_600_000));
  await workspace.openConversation(person.name);
  await expect(workspace.visibility('Direct')).toBeDisabled();
  await expect(workspace.visibility('Direct')).toHaveAccessibleDescription(/^The network's time for answers is over\./);
  await workspace.choose('Public');
  await workspace.send('Here then', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ path: `/v25.0/${comment_id}/comments`, body: { message: 'Here then' } }]);
});
