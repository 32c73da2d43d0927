import { utilityProcess } from 'electron';
import { setTimeout as sleep } from 'node:timers/promises';
import { deskProcessMessageSchema, type DeskProcessStart } from '@shared/desk-process';
import type { Log } from '../diagnostics/log';
import type { DeskProcess } from './practice-desk';

/** How long the desk may take to close its database. */
const STOP_TIMEOUT_MS = 3000;

/**
 * Starts the practice desk as a process of its own, so that its work never makes the window wait.
 *
 * @param entry the built `desk-utility.js`
 */
export function spawnDesk(entry: string, start: DeskProcessStart, log: Log): DeskProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Heddle practice desk' });
  const ended = new Promise<number>((resolve) => child.once('exit', resolve));
  const listening = new Promise<string>((resolve, reject) => {
    child.on('message', (raw: unknown) => {
      const message = deskProcessMessageSchema.safeParse(raw);
      if (!message.success) return;
      if (message.data.type === 'listening') resolve(message.data.url);
      else log.error('practice.failed');
    });
    child.once('exit', () => reject(new Error('The practice desk ended before it listened.')));
  });
  child.once('spawn', () => child.postMessage(start));
  return {
    listening,
    ended,
    stop: async () => {
      child.postMessage({ type: 'stop' });
      await Promise.race([ended, sleep(STOP_TIMEOUT_MS)]);
      child.kill();
    },
  };
}
