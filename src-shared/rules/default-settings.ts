import type { Settings } from '../ipc';

/** What holds until the person at the screen chooses something else. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  textSize: 100,
  locale: 'system',
  deskUrl: null,
  undoSendSeconds: 5,
  spellLanguages: null,
  shortcuts: {},
  notifyAbout: ['customer-wrote', 'assigned', 'whisper', 'nearly-due', 'woke'],
  // Notifications are kept by the system, outside of what Heddle encrypts.
  notifyShows: 'name',
  quietWhenAway: true,
  focusMode: false,
  focusLimit: 3,
  autoAwayMinutes: 0,
  startWithSystem: false,
  effortShown: true,
  keepInTray: false,
  closedPopOut: 'return',
};
