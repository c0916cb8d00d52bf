// Starts the program. Trunk writes the hashed names of its two files into the preload links: they are read there, so that no
// script stands in the page itself and the content security policy needs no exception.
const address = (relation) => document.head.querySelector(`link[rel="${relation}"]`).href;

try {
  const { default: start } = await import(address('modulepreload'));
  await start({ module_or_path: address('preload') });
} catch (error) {
  console.error(error);
  document.getElementById('failure').hidden = false;
}
