// A host that treats its dashboard apps as Chatwoot does: one JSON string with the conversation, the contact and the
// agent, sent when the frame has loaded, when it asks, and when something changed.
// Source: chatwoot/chatwoot, DashboardApp/Frame.vue, with the theme that came in September 2026.

import { makeDesk } from '/shared/desk.js';
import { listen, makeFrame } from '/shared/frame.js';

const FETCH_INFO = 'chatwoot-dashboard-app:fetch-info';

const CHANNELS = { facebook: 'Channel::FacebookPage', x: 'Channel::TwitterProfile' };

const desk = await makeDesk({
  name: 'A desk like Chatwoot',
  hint: 'The widget follows the conversation and the colours. This host tells no language, takes no text into its answer box and gives no token: sign in inside the widget.',
  silent: { language: 'Chatwoot tells its dashboard apps no language.' },
  onConversation: send,
  onTheme: send,
});
const frame = makeFrame(new URL('/?view=transcript', desk.widget));
frame.addEventListener('load', send);
listen(() => frame, desk.widget, (data) => {
  desk.show('heard', data);
  if (data === FETCH_INFO) send();
});
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send());
desk.place.append(frame);

function send() {
  const message = JSON.stringify({ event: 'appContext', data: context(desk) });
  desk.show('said', message);
  // Chatwoot itself sends it to any origin; the widget treats it as a hint either way.
  frame.contentWindow.postMessage(message, '*');
}

/** What Chatwoot tells of a conversation; without one it has no dashboard app to tell it to. */
function context({ conversation, theme, agent }) {
  const currentAgent = { id: 7, name: agent, email: `${agent}@desk.example` };
  if (!conversation) return { conversation: null, contact: null, currentAgent, customAttributes: [], theme };
  const contact = contactOf(conversation);
  return {
    conversation: {
      id: conversation.number,
      inbox_id: conversation.network === 'facebook' ? 3 : 4,
      can_reply: true,
      status: 'open',
      additional_attributes: {},
      // Of whom the network knows the contact by, Chatwoot tells in its messages only.
      messages: [{ id: 1, content: conversation.subject, conversation: { contact_inbox: { source_id: conversation.consumer } } }],
      meta: { sender: contact, channel: CHANNELS[conversation.network], assignee: currentAgent },
    },
    contact,
    currentAgent,
    customAttributes: [],
    theme,
  };
}

function contactOf({ number, name, network, username }) {
  return {
    id: 900 + number,
    name,
    email: null,
    phone_number: null,
    identifier: null,
    additional_attributes: { social_profiles: { [network === 'x' ? 'twitter' : 'facebook']: username } },
    custom_attributes: {},
  };
}
