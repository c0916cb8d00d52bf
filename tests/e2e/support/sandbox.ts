import { expect } from '@playwright/test';
import { executable } from './environment.ts';
import { ServerProcess } from './process.ts';

/** The networks that the sandbox plays. */
export type Network = 'facebook' | 'x';

/** A brand account of the sandbox. */
export interface BrandAccount {
  network: Network;
  id: string;
  name: string;
  username: string;
  token: string;
  secret: string;
  app_id?: string;
  verify_token?: string;
}

/** A call that a network received. */
export interface Call {
  n: number;
  network: Network;
  method: string;
  path: string;
  query: Record<string, unknown>;
  body: unknown;
  status: number;
  applied: boolean;
}

/** A fault for the next calls of a path. */
export interface Fault {
  network: Network;
  method?: string;
  path: string;
  times?: number;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delay_ms?: number;
  drop?: 'before_applying' | 'after_applying';
}

/** A person who writes to the brand. */
export interface Person {
  id: string;
  name: string;
  username?: string;
}

/** The ids of what an act made. */
export interface ActIds {
  post_id: string;
  comment_id: string;
  mid: string;
  tweet_id: string;
  dm_id: string;
  person_id: string;
}

/** A call's essence, as a test words it. */
export type Said = Pick<Call, 'network' | 'method' | 'path' | 'body'>;

/** The stand-in for Facebook and X. */
export class Sandbox {
  private constructor(
    private readonly process: ServerProcess,
    readonly accounts: BrandAccount[],
  ) {}

  static async start(logFile: string): Promise<Sandbox> {
    const args = ['--listen', '127.0.0.1:0'];
    const process = await ServerProcess.start('sandbox', executable('sandbox'), args, logFile);
    const response = await fetch(`${process.url}/sandbox/accounts`);
    return new Sandbox(process, (await response.json()) as BrandAccount[]);
  }

  get url(): string {
    return this.process.url;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }

  /** The brand's account on a network. */
  account(network: Network): BrandAccount {
    const account = this.accounts.find((candidate) => candidate.network === network);
    if (!account) throw new Error(`the sandbox has no account on ${network}`);
    return account;
  }

  /** Has somebody do something on the network; the backend has taken the webhook when this returns. */
  async act(kind: string, details: Record<string, unknown>, how: { repeat?: number } = {}): Promise<ActIds> {
    const result = (await this.post('/sandbox/act', { [kind]: details, ...how })) as ActIds & { webhook_status: number };
    expect(result.webhook_status, `the webhook of ${kind}`).toBe(200);
    return result;
  }

  /** A post of the brand with a comment under it. */
  async comment(person: Person, text: string, postText = 'Our new roast is here.'): Promise<ActIds> {
    const { post_id } = await this.act('facebook_post', { text: postText });
    return this.act('facebook_comment', { from: named(person), post: post_id, text });
  }

  /** A Messenger message. */
  messenger(person: Person, text: string, at = new Date()): Promise<ActIds> {
    return this.act('messenger_message', { from: named(person), text, at: at.toISOString() });
  }

  /** A post on X that mentions the brand. */
  mention(person: Person, text: string): Promise<ActIds> {
    return this.act('x_mention', { from: person, text: `@${this.account('x').username} ${text}` });
  }

  /** A direct message on X. */
  directMessage(person: Person, text: string): Promise<ActIds> {
    return this.act('x_dm', { from: person, text });
  }

  /** The calls received after call number `since`, oldest first. */
  async calls(since = 0): Promise<Call[]> {
    const response = await fetch(`${this.url}/sandbox/calls?since=${since}`);
    return ((await response.json()) as { calls: Call[] }).calls;
  }

  /** What was asked to be changed on the networks after call number `since`, and was. */
  async writes(since: number): Promise<Said[]> {
    const applied = (await this.calls(since)).filter((call) => call.method !== 'GET' && call.applied);
    return applied.map(({ network, method, path, body }) => ({ network, method, path, body }));
  }

  /** The number of the last call so far. */
  async mark(): Promise<number> {
    return Math.max(0, ...(await this.calls()).map((call) => call.n));
  }

  /** Orders a fault for the next calls. */
  async fault(fault: Fault): Promise<void> {
    await this.post('/sandbox/faults', fault);
  }

  /** Forgets faults that have not been played. */
  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/sandbox/faults`, { method: 'DELETE' });
  }

  /** Changes how consumers and networks behave. */
  async settings(settings: Record<string, unknown>): Promise<void> {
    await this.post('/sandbox/settings', settings);
  }

  /** Posts a webhook of any bytes and returns the backend's answer. */
  async webhook(
    network: Network,
    body: string,
    signature: 'valid' | 'missing' | 'wrong' | 'sha1',
  ): Promise<{ status: number; body: string }> {
    return (await this.post('/sandbox/webhook', { network, body, signature })) as { status: number; body: string };
  }

  /** Plays the demo's cast; its long conversation may be shorter here. */
  async playCast(wanted: { long_conversation?: number } = {}): Promise<void> {
    await this.post('/sandbox/cast', wanted);
  }

  private async post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path} ${JSON.stringify(body)}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}

/** A person as Facebook knows them. */
function named(person: Person): { id: string; name: string } {
  return { id: person.id, name: person.name };
}
