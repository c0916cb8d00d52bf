import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The sandbox's own pictures. */
const media = resolve(import.meta.dirname, '../../../crates/sandbox/media');

/** A file that an agent attaches. */
export interface AttachedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A photograph. */
export const picture = file('torn-bag.jpg', 'image/jpeg');

/** A picture that moves. */
export const gif = file('blinking-lamp.gif', 'image/gif');

function file(name: string, mimeType: string): AttachedFile {
  return { name: name, mimeType, buffer: readFileSync(resolve(media, name)) };
}
