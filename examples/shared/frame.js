// The frame of a host that has no embed.js: such hosts make it themselves, each in its own way.

import { make } from './desk.js';

/** An iframe as agent workspaces make it, with an address of the widget's. */
export function makeFrame(address, sandbox) {
  const frame = make('iframe', { title: 'Social Messaging', allow: 'clipboard-write' });
  if (sandbox) frame.sandbox = sandbox;
  Object.assign(frame.style, { width: '100%', height: '100%' });
  frame.src = address.href;
  return frame;
}

/**
 * Calls `heard` for what the frame itself says from its own origin, and for nothing else.
 *
 * @param {() => HTMLIFrameElement} frame
 */
export function listen(frame, origin, heard) {
  addEventListener('message', (event) => {
    if (event.origin === origin && event.source === frame().contentWindow) heard(event.data);
  });
}
