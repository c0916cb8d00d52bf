// A host that speaks with the apps of its sidebar as Zendesk does: JSON strings, a handshake that the app begins, then
// requests of the app and events of the host.
// Source: zendesk/zendesk_app_framework_sdk, lib/client.js.

import { makeDesk } from '/shared/desk.js';
import { listen, makeFrame } from '/shared/frame.js';

const APP = crypto.randomUUID();
const INSTANCE = crypto.randomUUID();

/** The tallest that an app of the sidebar may make itself, in pixels. */
const TALLEST = 2_000;

const desk = await makeDesk({
  name: 'A desk like Zendesk',
  hint: 'The widget stands in the sidebar of a ticket, is as tall as it asks to be, and speaks the language of the agent. Sign in inside the widget.',
  silent: { theme: 'The widget keeps its own colours in Zendesk.' },
  onConversation: showTicket,
  // Zendesk itself is loaded anew in another language.
  onLanguage: showTicket,
});
let connected = false;
let frame = makeSidebar();
listen(() => frame, desk.widget, (data) => {
  const message = read(data);
  if (!message) return;
  desk.show('heard', data);
  hear(message);
});

/** A ticket has a frame of its own. */
function showTicket() {
  if (connected) send({ key: 'zaf.app.deactivated', message: {} });
  connected = false;
  frame = makeSidebar();
}

function makeSidebar() {
  const address = new URL('/?view=transcript', desk.widget);
  address.searchParams.set('origin', location.origin);
  address.searchParams.set('app_guid', APP);
  const made = makeFrame(address);
  made.style.height = '40rem';
  desk.place.replaceChildren(made);
  return made;
}

function read(data) {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function send(message) {
  const text = JSON.stringify(message);
  desk.show('said', text);
  frame.contentWindow.postMessage(text, desk.widget);
}

function hear(message) {
  if (message.key === 'iframe.handshake') {
    connected = true;
    send({ key: 'zaf.app.registered', message: { metadata: metadata(), context: context() } });
    send({ key: 'zaf.app.activated', message: { currentLocation: 'ticket_sidebar' } });
    return;
  }
  if (!connected || message.appGuid !== APP || typeof message.id !== 'number') return;
  const { id, request, params } = message;
  try {
    if (request === 'get') send({ id, result: got(params) });
    else if (request === 'invoke') send({ id, result: invoked(params) });
    else throw new Error(`"${request}" is not a request of this host`);
  } catch (error) {
    send({ id, error: { name: error.name, message: error.message, path: String(request) } });
  }
}

function metadata() {
  return { appId: 1, installationId: 1, settings: {}, plan: { name: null } };
}

function context() {
  return {
    instanceGuid: INSTANCE,
    product: 'support',
    account: { subdomain: 'desk' },
    location: 'ticket_sidebar',
    ...(desk.conversation && { ticketId: desk.conversation.number }),
  };
}

/** The paths that were asked for, with what is known of each. */
function got(params) {
  const paths = Array.isArray(params) ? params : [params];
  return { errors: {}, ...Object.fromEntries(paths.map((path) => [path, valueOf(String(path))])) };
}

function valueOf(path) {
  const { conversation, agent, language } = desk;
  const ticket = conversation && {
    id: conversation.number,
    subject: conversation.subject,
    via: { channel: conversation.network === 'x' ? 'twitter' : 'facebook' },
    requester: {
      id: 5_000 + conversation.number,
      name: conversation.name,
      externalId: null,
      identities: [
        { type: conversation.network === 'x' ? 'twitter' : 'facebook', value: conversation.consumer, primary: true },
      ],
    },
  };
  const known = { ticket, currentUser: { id: 7, name: agent, locale: language, role: 'agent' } };
  return path.split('.').reduce((value, part) => (Object.hasOwn(value ?? {}, part) ? value[part] : undefined), known);
}

function invoked(params) {
  const results = {};
  for (const [name, values] of Object.entries(params ?? {})) {
    const action = ACTIONS[name];
    if (!action) throw new Error(`Could not find handler for: "${name}"`);
    action(...values);
    results[name] = null;
  }
  return { errors: {}, ...results };
}

const ACTIONS = {
  __proto__: null,
  resize({ height }) {
    const pixels = Math.min(Number.parseFloat(height), TALLEST);
    if (pixels > 0) frame.style.height = `${pixels}px`;
  },
  'ticket.editor.insert': (text) => desk.insert(String(text)),
  'ticket.comment.appendText': (text) => desk.insert(String(text)),
  notify: (text) => desk.notify('Notice', String(text)),
};
