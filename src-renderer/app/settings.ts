import type { Settings } from '@shared/ipc';

/** Shown until main has answered, and when it cannot. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  locale: 'system',
  deskUrl: null,
  undoSendSeconds: 5,
};
