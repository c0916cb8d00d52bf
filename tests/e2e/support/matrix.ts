// What every audience on every network is offered, and what the network is told.

import type { Backend } from './backend.ts';
import type { ActIds, Network, Person, Sandbox } from './sandbox.ts';
import { expect } from './test.ts';
import type { Visibility, WorkspacePage } from './workspace-page.ts';

/** What a consumer's messages are called, where they wrote in public first and directly then. */
interface Written {
  public: ActIds;
  direct: ActIds;
}

/** What is to be seen of one audience on one network. */
export interface Cell {
  network: Network;
  visibility: Visibility;
  button: 'Send publicly' | 'Send direct' | 'Add note';
  /** The call of an answer, `null` where none may ever leave. */
  call: ((said: object, written: Written, sandbox: Sandbox, person: Person) => object) | null;
  /** What Mention consumer puts into the text, as the network is told it. */
  mention: (person: Person, written: Written) => string;
  /** What the network is told of Link to DM, a reference behind it aside; `null` where it is off. */
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

export const cells: Cell[] = [
  {
    network: 'facebook',
    visibility: 'Public',
    button: 'Send publicly',
    call: (said, written) => ({ path: `/v25.0/${written.public.comment_id}/comments`, body: said }),
    mention: (_, written) => `@[${written.public.person_id}]`,
    link: () => 'https://m.me/lumencoffee?ref=',
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
export async function begin(cell: Cell, workspace: WorkspacePage, backend: Backend, sandbox: Sandbox, person: Person): Promise<Written> {
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
export const text = (cell: Cell, words: unknown) => (cell.network === 'facebook' && cell.visibility === 'Public' ? { message: words } : { text: words });

/**
 * The calls since then are these. For what may never leave, a public answer behind it proves that whatever it had sent
 * would have arrived by now.
 */
export async function expectCalls(cell: Cell, workspace: WorkspacePage, sandbox: Sandbox, since: number, calls: object[]): Promise<void> {
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
