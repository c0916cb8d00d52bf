import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Longer than a process needs to listen on a busy machine. */
const START_PATIENCE_MS = 60_000;

/** A process of the product, with its output in a log. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Base URL without a slash at the end. */
    readonly url: string,
  ) {}

  /** Starts it and waits until it says that it listens. */
  static async start(
    name: string,
    command: string,
    args: string[],
    logFile: string,
    environment: Record<string, string> = {},
  ): Promise<ServerProcess> {
    const env = { ...process.env, ...environment };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(logFile, { flags: 'a' });
    child.stderr.pipe(log, { end: false });
    const url = await new Promise<string>((resolve, reject) => {
      const give_up = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`the ${name} does not start: ${logFile}`));
      }, START_PATIENCE_MS);
      child.on('error', (error) => reject(new Error(`cannot start the ${name}: ${error.message}`)));
      child.on('exit', (code) => reject(new Error(`the ${name} ended with ${code}: ${logFile}`)));
      createInterface(child.stdout).on('line', (line) => {
        log.write(`${line}\n`);
        const address = line.match(/ listening on (http:\/\/\S+?)\/?$/)?.[1];
        if (!address) return;
        clearTimeout(give_up);
        resolve(address);
      });
    });
    return new ServerProcess(child, url);
  }

  /** Asks it to end and waits until it has. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const last = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(last);
  }
}
