import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/channels';
import type { HeddleBridge, Milestone } from '@shared/ipc/bridge';
import type { EventName, EventOf } from '@shared/ipc/events';

/*
 * Runs in Chromium's sandbox, next to a page that shows text written by strangers. It passes plain
 * data through and nothing else: no Electron object, no event object, no channel name. Main checks
 * every call; schemas stay out of here, so that the preload loads at once.
 */

/** What a packaged app's smoke test needs; the rest is for development builds. */
const ALWAYS_REPORTED: readonly Milestone[] = ['window-shown', 'inbox-shown'];

const listeners = new Map<string, Set<(payload: unknown) => void>>();

ipcRenderer.on(EVENT_CHANNEL, (_event: IpcRendererEvent, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

const bridge: HeddleBridge = {
  call: (name, request) => ipcRenderer.invoke(CALL_CHANNEL, name, request),

  on<E extends EventName>(name: E, listener: (payload: EventOf<E>) => void) {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName);
    // One entry per subscription: the same function subscribed twice ends twice.
    // The name picked the payload's type when main sent it; the contract is the same on both sides.
    const entry = (payload: unknown): void => listener(payload as EventOf<E>);
    ofName.add(entry);
    return () => {
      ofName.delete(entry);
    };
  },

  milestone(name, detail) {
    if (!__HEDDLE_TEST_HOOKS__ && !ALWAYS_REPORTED.includes(name)) return;
    void ipcRenderer.invoke(CALL_CHANNEL, 'app.milestone', { name, detail, at: Date.now() });
  },
};

contextBridge.exposeInMainWorld('heddle', bridge);
