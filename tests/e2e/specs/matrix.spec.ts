import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Backend } from '../support/backend.ts';
import type { ActIds, Network, Person, Sandbox } from '../support/sandbox.ts';
import { expect, test } from '../support/test.ts';
import type { Visibility, WorkspacePage } from '../support/workspace-page.ts';

const media = resolve(import.meta.dirname, '../../../crates/sandbox/media');
const picture = { name: 'torn-bag.jpg', mimeType: 'image/jpeg', buffer: readFileSync(`${media}/torn-bag.jpg`) };

/** What a consumer's messages are called, where they wrote in public first and directly then. */
interface Written {
  public: ActIds;
  direct: ActIds;
}

/** What is to be seen of one audience on one network. */
interface Cell {
  network: Network;
  visibility: Visibility;
  button: 'Send publicly' | 'Send direct' | 'Add note';
  /** The call of an answer, `null` where none may ever leave. */
  call: ((said: object, written: Written, sandbox: Sandbox, person: Person) => object) | null;
  /** What Mention consumer puts into the text, as the network is told it. */
  mention: (person: Person, written: Written) => string;
  /** What Link to DM puts into the text, `null` where it is off. */
  link: ((sandbox: Sandbox) => string) | null;
  /** The most characters of one message. */
  maximum: number;
  /** Whether a text that is too long goes as several messages. */
  splits: boolean;
  /** The call that shows a picture, `null` where none may ever leave. */
  picture: object | null;
  /** Whether the network knows answers to one message there. */
  replies: boolean;
}

const page = (sandbox: Sandbox) => sandbox.account('facebook').id;

const cells: Cell[] = [
  {
    network: 'facebook',
    visibility: 'Public',
    button: 'Send publicly',
    call: (said, written) => ({ path: `/v25.0/${written.public.comment_id}/comments`, body: said }),
    mention: (_, written) => `@[${written.public.person_id}]`,
    link: () => 'https://m.me/lumencoffee',
    maximum: 5_000,
    splits: false,
    picture: { path: expect.stringMatching(/\/comments$/), body: { attachment_id: expect.any(String) } },
    replies: true,
  },
  {
    network: 'facebook',
    visibility: 'Direct',
    button: 'Send direct',
    call: (said, written, sandbox) => ({
      path: `/v25.0/${page(sandbox)}/messages`,
      body: { recipient: { id: written.direct.person_id }, message: said },
    }),
    mention: (person) => `@${person.name}`,
    link: null,
    maximum: 640,
    splits: true,
    picture: { path: expect.stringMatching(/\/messages$/), body: { filedata: { content_type: 'image/jpeg' } } },
    replies: true,
  },
  {
    network: 'facebook',
    visibility: 'Internal',
    button: 'Add note',
    call: null,
    mention: (person) => `@${person.name}`,
    link: null,
    maximum: 10_000,
    splits: false,
    picture: null,
    replies: true,
  },
  {
    network: 'x',
    visibility: 'Public',
    button: 'Send publicly',
    call: (said, written) => ({ path: '/2/tweets', body: { ...said, reply: { in_reply_to_tweet_id: written.public.tweet_id } } }),
    mention: (person) => `@${person.username}`,
    link: (sandbox) => `https://twitter.com/messages/compose?recipient_id=${sandbox.account('x').id}`,
    maximum: 280,
    splits: false,
    picture: { path: '/2/tweets', body: { media: { media_ids: [expect.any(String)] } } },
    replies: true,
  },
  {
    network: 'x',
    visibility: 'Direct',
    button: 'Send direct',
    call: (said, _, __, person) => ({ path: `/2/dm_conversations/with/${person.id}/messages`, body: said }),
    mention: (person) => `@${person.username}`,
    link: null,
    maximum: 10_000,
    splits: true,
    picture: { path: expect.stringMatching(/dm_conversations/), body: { attachments: [{ media_id: expect.any(String) }] } },
    replies: false,
  },
  {
    network: 'x',
    visibility: 'Internal',
    button: 'Add note',
    call: null,
    mention: (person) => `@${person.username}`,
    link: null,
    maximum: 10_000,
    splits: false,
    picture: null,
    replies: true,
  },
];

/** The consumer writes in public, then directly, and the agent writes for one audience. */
async function begin(cell: Cell, workspace: WorkspacePage, backend: Backend, sandbox: Sandbox, person: Person): Promise<Written> {
  await backend.setFilesInPublic(cell.network, true);
  const written =
    cell.network === 'facebook'
      ? { public: await sandbox.comment(person, 'In public'), direct: await sandbox.messenger(person, 'In private') }
      : { public: await sandbox.mention(person, 'In public'), direct: await sandbox.directMessage(person, 'In private') };
  await workspace.openConversation(person.name);
  await expect(workspace.message('In public').first()).toBeVisible();
  await expect(workspace.message('In private')).toBeVisible();
  await workspace.choose(cell.visibility);
  return written;
}

/** What a network is told of a text. */
const text = (cell: Cell, words: unknown) => (cell.network === 'facebook' && cell.visibility === 'Public' ? { message: words } : { text: words });

/**
 * The calls since then are these. For what may never leave, a public answer behind it proves that whatever it had sent
 * would have arrived by now.
 */
async function expectCalls(cell: Cell, workspace: WorkspacePage, sandbox: Sandbox, since: number, calls: object[]): Promise<void> {
  if (cell.call) {
    await expect.poll(async () => (await sandbox.writes(since)).filter(isSent)).toMatchObject(calls);
    return;
  }
  await workspace.choose('Public');
  await workspace.send('Out in the open', 'Send publicly');
  await expect.poll(async () => JSON.stringify(await sandbox.writes(since))).toContain('Out in the open');
  expect(await sandbox.writes(since)).toHaveLength(1);
}

/** Files are brought to the network before the answer that shows them. */
function isSent({ path, body }: { path: string; body: unknown }): boolean {
  return /\/(comments|messages|tweets)$/.test(path) && !/"sender_action"/.test(JSON.stringify(body));
}

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
      if (visibility === 'Internal') await workspace.send('A first note', 'Add note');
      const answered = { Public: 'In public', Direct: 'In private', Internal: 'A first note' }[visibility];
      // Choosing what to answer leads back from another audience.
      await workspace.choose(visibility === 'Public' ? 'Internal' : 'Public');
      const target = workspace.message(answered).first();
      await target.hover();
      if (!cell.replies) {
        await expect(target.getByRole('button', { name: /^Reply/ })).toHaveCount(0);
        return;
      }
      await target.getByRole('button', { name: /^Reply/ }).click();
      await expect(workspace.visibility(visibility)).toBeChecked();
      await workspace.send('To this one', button);
      await expect(workspace.message('To this one')).toContainText(`${answered}`);
      await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, 'To this one'), written, sandbox, person) ?? {}]);
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
      await expectCalls(cell, workspace, sandbox, mark, [cell.call?.(text(cell, words), written, sandbox, person) ?? {}]);
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
