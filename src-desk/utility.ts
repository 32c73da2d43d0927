import type { ParentPort } from 'electron';
import {
  type DeskProcessMessage,
  deskProcessStartSchema,
  deskProcessStopSchema,
} from '@shared/desk-process';
import { type RunningDesk, startDesk } from './start-desk';

/*
 * The practice desk as a utility process of the app. Its parent sends `start`, gets `listening` or
 * `failed`, and sends `stop` in the end; Electron ends the process when the parent dies.
 */

const { parentPort } = process as NodeJS.Process & { readonly parentPort: ParentPort };

let running: RunningDesk | null = null;

function say(message: DeskProcessMessage): void {
  parentPort.postMessage(message);
}

/** Says why and ends: a desk that failed in an unknown way must not go on writing. */
function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : 'The practice desk failed.';
  say({ type: 'failed', message });
  void stop(1);
}

async function stop(code: number): Promise<void> {
  const desk = running;
  running = null;
  await desk?.close().catch(() => undefined);
  process.exit(code);
}

parentPort.on('message', ({ data }: { readonly data: unknown }) => {
  if (deskProcessStopSchema.safeParse(data).success) {
    void stop(0);
    return;
  }
  const start = deskProcessStartSchema.safeParse(data);
  if (!start.success || running) return;
  const { dataFolder, seed, speed } = start.data;
  startDesk({
    dataDir: dataFolder,
    port: 0,
    practice: { when: 'own-folder', seed, speed },
  }).then((desk) => {
    running = desk;
    say({ type: 'listening', url: desk.url });
  }, fail);
});

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
