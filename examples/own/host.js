// A host that speaks the widget's own protocol by embed.js, which is all that a workspace of one's own needs.

import { makeDesk } from '/shared/desk.js';

/** A fresh token from this host's own server. */
async function getToken() {
  const response = await fetch('/launch-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agent: desk.agent }),
  });
  if (!response.ok) throw new Error(`no launch token: ${response.status}`);
  desk.show('said', 'a launch token, which is shown nowhere');
  return (await response.json()).token;
}

const wanted = ({ conversation }) =>
  conversation && { network: conversation.network, consumer: conversation.consumer };

/** What `mount` gave back; until then the desk is all there is, and `mount` starts from it. */
let mounted;

/** Calls a method of the widget and shows it. */
function tell(name, ...values) {
  desk.show('said', { [name]: values });
  mounted?.[name](...values);
}

/** A callback that shows what was heard and then does something about it. */
function hear(name, then) {
  return (...values) => {
    desk.show('heard', { [name]: values });
    then?.(...values);
  };
}

const desk = await makeDesk({
  name: "A desk of one's own",
  hint: 'Choose a conversation: the widget follows. Switch to dark, or to another language. A link to direct messages can go to the answer box of this host.',
  onConversation: (desk) => tell('setConversation', wanted(desk)),
  onTheme: ({ theme }) => tell('setTheme', theme),
  onLanguage: ({ language }) => tell('setLocale', language),
});

const { mount } = await import(`${desk.widget}/embed.js`).catch((error) => {
  desk.notify('The widget', `cannot be loaded from ${desk.widget}`);
  throw error;
});
mounted = mount(desk.place, {
  url: desk.widget,
  view: 'transcript',
  getToken,
  conversation: wanted(desk),
  theme: desk.theme,
  locale: desk.language,
  onReady: hear('ready'),
  onOpened: hear('opened'),
  onUnread: hear('unread', desk.unread),
  onInsert: hear('insert', desk.insert),
  onNotify: hear('notify', ({ title, body }) => desk.notify(title, body)),
  onOpen: hear('open', desk.open),
  onSignedOut: hear('signed-out', (reason) => desk.notify('Signed out', `of the widget: ${reason}`)),
});
document.addEventListener('visibilitychange', () => tell('setFocused', document.visibilityState === 'visible'));
