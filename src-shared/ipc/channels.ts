/*
 * The only two names that cross the bridge. Nothing but src-main/ipc and the preload may import this
 * file: whoever has something to say to the other side uses the contract.
 */

/** The renderer calls main: (name, request) → Result. */
export const CALL_CHANNEL = 'heddle:call';

/** Main tells the renderer: (name, payload). */
export const EVENT_CHANNEL = 'heddle:event';
