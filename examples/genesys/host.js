// A host that frames client apps as Genesys Cloud does: what it says stands in the address, one frame for each
// interaction; what the app asks comes by postMessage.
// Source: MyPureCloud/client-app-sdk.

import { makeDesk } from '/shared/desk.js';
import { listen, makeFrame } from '/shared/frame.js';

/** What Genesys Cloud puts around client apps. */
const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-modals allow-popups';

const desk = await makeDesk({
  name: 'A desk like Genesys Cloud',
  hint: 'Each interaction has a frame of its own. A text comes into the answer box when the agent asks for it. Sign in inside the widget.',
  silent: {
    theme: 'The widget keeps its own colours in Genesys Cloud.',
    language: 'The widget keeps its own language in Genesys Cloud.',
  },
  onConversation: show,
});
let frame;
listen(() => frame, desk.widget, hear);
show();

function show() {
  const { conversation } = desk;
  const address = new URL('/', desk.widget);
  const parameters = {
    view: 'transcript',
    gcHostOrigin: location.origin,
    gcTargetEnv: 'prod',
    // The first is Genesys' own; whom it is with, an integrator adds from the interaction's attributes.
    ...(conversation && {
      conversationid: conversation.id,
      network: conversation.network,
      consumer: conversation.consumer,
    }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  desk.show('said', address.search);
  frame = makeFrame(address, SANDBOX);
  desk.place.replaceChildren(frame);
}

function hear(data) {
  if (data?.protocol !== 'purecloud-client-apps') return;
  desk.show('heard', data);
  if (data.action === 'proposeInteractionMessage' && data.mode === 'insert' && typeof data.message === 'string') {
    desk.insert(data.message);
  }
  if (data.action === 'showToast') desk.notify(String(data.title), String(data.message));
}
