import { net, powerMonitor } from 'electron';

/** Electron tells main nothing when the network comes or goes; asking is cheap. */
const ASK_EVERY_MS = 3000;

/**
 * Watches whether the computer has a network, and whether it woke up.
 *
 * @param changed called when the network came or went
 * @param woke called when the computer slept and is awake again
 */
export function watchNetwork(changed: (online: boolean) => void, woke: () => void): void {
  let online = net.isOnline();
  const timer = setInterval(() => {
    const now = net.isOnline();
    if (now === online) return;
    online = now;
    changed(now);
  }, ASK_EVERY_MS);
  timer.unref();
  powerMonitor.on('resume', woke);
}
