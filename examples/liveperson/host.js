// A host that speaks with its widgets as LivePerson's Agent Workspace does, by LivePerson's own PostMessageCourier from
// the npm package chronosjs, as it is. Names and shapes: Agent Workspace Widget SDK 1.0.1 and its public model.

import { makeDesk } from '/shared/desk.js';

const MANAGER = 'iFrame manager';
const EVENTS = 'iFrame events';

/** Which network a social id is of: the model has no field of its own for it. */
const NETWORK = { facebook: 'facebook', x: 'twitter' };

/** The keys that widgets asked to be told of, and how often each. */
const bound = new Map();

const desk = await makeDesk({
  name: "A desk like LivePerson's",
  hint: 'The widget follows the conversation. A link to direct messages, a mention or a saved reply comes into the answer box. Sign in inside the widget.',
  silent: {
    theme: 'The Agent Workspace tells its widgets no colours.',
    language: 'The Agent Workspace tells its widgets no language.',
  },
  onConversation: change,
});

const courier = new window.Chronos.PostMessageCourier({
  target: {
    url: new URL('/?view=transcript', desk.widget).href,
    container: desk.place,
    attributes: { title: 'Social Messaging', allow: 'clipboard-write' },
    style: { width: '100%', height: '100%' },
  },
  onready: (error) => desk.show('heard', error ? `no handshake: ${error.message}` : 'the handshake'),
});

const commands = {
  Initialize: () => {},
  Bind: ({ key }) => {
    bound.set(key, (bound.get(key) ?? 0) + 1);
    if (valueOf(key) !== null) publish(key);
  },
  Unbind: ({ key }) => {
    const left = (bound.get(key) ?? 1) - 1;
    if (left > 0) bound.set(key, left);
    else bound.delete(key);
  },
  'Write ChatLine': ({ text }) => desk.insert(String(text)),
  'Write StructuredContent': ({ json }) => desk.notify('Structured content', JSON.stringify(json)),
  'Send Notification': () => desk.notify('The widget', 'asks for attention'),
  'Send File': ({ file, name }) => desk.notify('A file', `${name}, ${file.size} bytes`),
};
for (const [cmdName, func] of Object.entries(commands)) {
  courier.comply({
    appName: MANAGER,
    cmdName,
    func(data, done) {
      desk.show('heard', { command: cmdName, data });
      func(data ?? {});
      done?.(null);
    },
  });
}
courier.reply({
  appName: MANAGER,
  reqName: 'Get',
  func({ key }, done) {
    desk.show('heard', { request: 'Get', key });
    done(null, valueOf(key));
  },
});

/** Another conversation is on top: the widget loses the focus, is told what changed, and has it again. */
function change() {
  trigger(EVENTS, 'Visitor Blurred', {});
  for (const key of bound.keys()) publish(key);
  if (desk.conversation) trigger(EVENTS, 'Visitor Focused', {});
}

function publish(key) {
  trigger(MANAGER, key, { key, newValue: valueOf(key) });
}

function trigger(appName, eventName, data) {
  desk.show('said', { appName, eventName, data });
  courier.trigger({ appName, eventName, data });
}

/** The public model at a path, `null` where there is nothing. */
function valueOf(key) {
  const parts = String(key).split('.');
  const value = parts.reduce((inner, part) => (Object.hasOwn(inner ?? {}, part) ? inner[part] : null), model());
  return value ?? null;
}

function model() {
  const { conversation, agent } = desk;
  const agentInfo = {
    accountId: '12345678',
    agentName: agent,
    agentId: `12345678.${agent}`,
    agentNickname: agent,
    agentEmail: `${agent}@desk.example`,
    maxChats: 5,
  };
  if (!conversation) return { agentInfo };
  return {
    agentInfo,
    chattingAgentInfo: { agentName: agent, agentGroupName: 'Social', agentId: agentInfo.agentId, agentNickname: agent },
    chatInfo: {
      rtSessionId: conversation.id,
      accountId: agentInfo.accountId,
      chatStartUrl: '',
      spectatedEngagement: false,
      isMessaging: true,
      chatSkill: 'Social',
    },
    visitorInfo: { visitorId: `V${conversation.number}`, visitorName: conversation.name, chattingVisitorState: 'CHATTING' },
    SDE: {
      customerDetails: [
        { socialId: conversation.consumer, userName: conversation.username, customerType: NETWORK[conversation.network] },
      ],
      personalInfo: [{ name: conversation.name }],
    },
    chatTranscript: { lines: [] },
  };
}
