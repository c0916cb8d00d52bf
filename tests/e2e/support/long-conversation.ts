import type { Person, Sandbox } from './sandbox.ts';
import { expect } from './test.ts';

/** Meta: up to 1000 updates a webhook. */
const LARGEST_BATCH = 1_000;
const SECOND = 1_000;

/** What the message of that number says, counted from 1. */
export function line(number: number): string {
  return `This is line ${number} of a long story`;
}

/** A Messenger conversation of `count` messages, a second apart, of which the newest answers number `answered`. */
export async function writeLongConversation(sandbox: Sandbox, person: Person, count: number, answered: number): Promise<void> {
  const begun = Date.now() - count * SECOND;
  const at = (number: number) => begun + number * SECOND;
  // The first one by an act, so that the network knows the person.
  const { person_id } = await sandbox.messenger(person, line(1), new Date(at(1)));
  const message = (number: number) => ({
    sender: { id: person_id },
    recipient: { id: sandbox.account('facebook').id },
    timestamp: at(number),
    message: {
      mid: mid(person, number),
      text: line(number),
      ...(number === count ? { reply_to: { mid: mid(person, answered) } } : {}),
    },
  });
  for (let first = 2; first <= count; first += LARGEST_BATCH) {
    const size = Math.min(LARGEST_BATCH, count + 1 - first);
    const messaging = Array.from({ length: size }, (_, index) => message(first + index));
    const entry = [{ id: sandbox.account('facebook').id, time: Date.now(), messaging }];
    const { status } = await sandbox.webhook('facebook', JSON.stringify({ object: 'page', entry }), 'valid');
    expect(status, 'the webhook of a long conversation').toBe(200);
  }
}

function mid(person: Person, number: number): string {
  return `m_${person.id}_${number}`;
}
