// A launch token: a JWT that the widget's backend takes once, in place of a sign-in. docs/EMBEDDING.md has the same in
// other languages.

import { createHmac, randomUUID } from 'node:crypto';

/** How long a token may be under way, in seconds. */
const LIFETIME = 60;

/** The agents of these pages, who may see every brand account. */
const AGENTS = {
  robin: { name: 'Robin', role: 'agent' },
  sam: { name: 'Sam', role: 'agent' },
  kim: { name: 'Kim', role: 'manager' },
};

/**
 * @param {{secret: string, key: string, audience: string}} settings
 * @param {string} agent
 */
export function launchToken({ secret, key, audience }, agent) {
  if (!Object.hasOwn(AGENTS, agent)) throw new Error('No such agent.');
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid: key };
  const claims = {
    sub: agent,
    ...AGENTS[agent],
    accounts: 'all',
    aud: audience,
    iat: now,
    exp: now + LIFETIME,
    jti: randomUUID(),
  };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
