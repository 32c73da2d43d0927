import { spawn } from 'node:child_process';
import { SetupError } from './report.mjs';

/** A common laptop screen with room for a window of its default size. */
const SCREEN = '1680x1050x24';
const START_TIMEOUT_MS = 20_000;

/**
 * @typedef {object} Display
 * @property {string} name for the environment variable DISPLAY
 * @property {() => void} stop
 */

/**
 * Starts a virtual X server (Xvfb) on a free display.
 * @returns {Promise<Display>}
 */
export function startVirtualDisplay() {
  return new Promise((done, refuse) => {
    const server = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    const stop = () => void server.kill();
    const failed = (/** @type {string} */ reason) => {
      stop();
      refuse(new SetupError(`The virtual display did not start: ${reason}.`, 'Check xvfb.'));
    };
    const timer = setTimeout(() => failed('no answer'), START_TIMEOUT_MS);
    process.once('exit', stop);
    server.on('error', (error) => failed(error.message));
    server.on('exit', (code) => failed(`it ended with code ${code}`));
    const numbers = server.stdio[3];
    let text = '';
    numbers?.on('data', (chunk) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      clearTimeout(timer);
      done({ name: `:${text.trim()}`, stop });
    });
  });
}
