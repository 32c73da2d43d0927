import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/channels';
import type { EventName, EventOf } from '@shared/ipc';
import type { Dispatch, Sender } from './router';

/** The windows that may call and be told; everything else is a stranger. */
const windows = new Set<WebContents>();

/**
 * Opens the call channel.
 *
 * @param dispatch see `registerMethods`
 */
export function serveCalls(dispatch: Dispatch): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, request: unknown) =>
    dispatch(senderOf(event), name, request),
  );
}

/** electron-store answers on a channel of its own, to any page: nobody here asks for it. */
export function closeStoreChannel(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

/** Lets a window call and be told, until it is gone. */
export function connectWindow(contents: WebContents): void {
  windows.add(contents);
  contents.once('destroyed', () => windows.delete(contents));
}

type EventListener = <E extends EventName>(name: E, payload: EventOf<E>) => void;
const listeners = new Set<EventListener>();

/** Has something in main hear what the windows are told; the result ends it. */
export function hearEvents(listener: EventListener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells all windows. */
export function sendEvent<E extends EventName>(name: E, payload: EventOf<E>): void {
  for (const listener of listeners) listener(name, payload);
  for (const contents of windows) sendEventTo(contents, name, payload);
}

/** Tells one window. The only use of `webContents.send` in Heddle. */
export function sendEventTo<E extends EventName>(
  contents: WebContents,
  name: E,
  payload: EventOf<E>,
): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
}

function senderOf(event: IpcMainInvokeEvent): Sender | null {
  const frame = event.senderFrame;
  if (!frame || frame.isDestroyed()) return null;
  return {
    known: windows.has(event.sender),
    mainFrame: frame === event.sender.mainFrame,
    origin: frame.origin,
  };
}
