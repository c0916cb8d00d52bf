// Starts the program. Trunk writes the hashed names of its two files into the preload links: they are read there, so that no
// script stands in the page itself and the content security policy needs no exception.
const address = (relation) => document.head.querySelector(`link[rel="${relation}"]`).href;
const failure = () => (document.getElementById('failure').hidden = false);

// The address without its fragment would forget the conversation.
document.querySelector('.failure-reload').onclick = (event) => {
  event.preventDefault();
  location.reload();
};

// A release comes in two modules, what the first view runs and the rest, and its styles likewise.
const later = (name) => document.head.querySelector(`meta[name="${name}"]`)?.content;
const rest = later('rest');

// Puts the rest where the first module calls it.
const link = (module, first) => {
  if (first.restLinked.value) return;
  new WebAssembly.Instance(module, { first });
  first.restLinked.value = 1;
};

// What the first module calls when it cannot go on without the rest: only a synchronous request is answered in time.
globalThis.loadRest = (first) => {
  const request = new XMLHttpRequest();
  request.open('GET', rest, false);
  // Each byte as one character: a synchronous answer cannot be asked for in bytes.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  try {
    request.send();
    link(new WebAssembly.Module(Uint8Array.from(request.responseText, (byte) => byte.charCodeAt(0))), first);
  } catch (error) {
    failure();
    throw error;
  }
};

try {
  const { default: start } = await import(address('modulepreload'));
  const first = await start({ module_or_path: address('preload') });
  if (later('later-style')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: later('later-style') }));
  }
  if (rest) {
    // Should this fail, it is asked for again when it is needed.
    WebAssembly.compileStreaming(fetch(rest, { priority: 'low' })).then((module) => link(module, first), console.warn);
  }
} catch (error) {
  console.error(error);
  failure();
}
