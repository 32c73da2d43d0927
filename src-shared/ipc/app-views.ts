import { z } from 'zod';
import { idSchema } from '../domain/primitives';
import {
  AUTO_AWAY_MAX_MINUTES,
  FOCUS_LIMIT_MAX,
  PANES_MAX,
  TEXT_SIZES,
  UNDO_SEND_MAX_SECONDS,
} from '../domain/limits';

/* What the screen and the app around it know of themselves: settings, layout, attention. */

/** What the system's notifications can tell of. */
export const noticeKindSchema = z.enum([
  'customer-wrote',
  'assigned',
  'whisper',
  'nearly-due',
  'woke',
]);

export const themeSchema = z.enum(['system', 'light', 'dark', 'contrast']);

/** The languages of the interface; `en-XA` is the pseudo-locale that proves that no text is hard-coded. */
export const languageSchema = z.enum(['en', 'es', 'de', 'fr', 'ja', 'ar', 'en-XA']);

export const settingsSchema = z.object({
  theme: themeSchema,
  density: z.enum(['comfortable', 'compact']),
  /** Percent of the usual size; what is drawn keeps its size. */
  textSize: z.literal(TEXT_SIZES),
  /** `system`: the computer's language, English where Heddle does not have it. */
  locale: z.enum(['system', ...languageSchema.options]),
  deskUrl: z.string().max(2000).nullable(),
  /** How long an answer can be taken back before it leaves; 0: it leaves at once. */
  undoSendSeconds: z.number().int().min(0).max(UNDO_SEND_MAX_SECONDS),
  /** In which languages the spelling is checked; null: the computer's; none: it is not. */
  spellLanguages: z.array(z.string().min(2).max(35)).max(20).nullable(),
  /** Keys that this person gave to actions, by the action's id; an empty list: none. */
  shortcuts: z.record(z.string().min(1).max(80), z.array(z.string().min(1).max(40)).max(4)),
  /** What the system's notifications tell of; empty: nothing. */
  notifyAbout: z.array(noticeKindSchema),
  /** How much of a customer they show to whoever looks at the screen. */
  notifyShows: z.enum(['text', 'name', 'nothing']),
  /** Whether they are held back while colleagues see this person as away. */
  quietWhenAway: z.boolean(),
  /** Only the most urgent few ask for attention; the rest is counted. */
  focusMode: z.boolean(),
  focusLimit: z.number().int().min(1).max(FOCUS_LIMIT_MAX),
  /** Away after so many minutes without key or pointer; 0: never by itself. */
  autoAwayMinutes: z.number().int().min(0).max(AUTO_AWAY_MAX_MINUTES),
  startWithSystem: z.boolean(),
  /** Whether work and waiting are shown; they are counted in any case. */
  effortShown: z.boolean(),
  /** Closing the window leaves Heddle in the tray. */
  keepInTray: z.boolean(),
  /** What becomes of a conversation whose own window is closed: it goes back, or is closed too. */
  closedPopOut: z.enum(['return', 'close']),
});

/** How the panes stand; `auto`: whatever the window has the most room for. */
export const arrangementSchema = z.enum(['auto', 'columns', 'grid']);

/** What the workspace looked like, kept over restarts. What has a default is not in older ones. */
export const layoutSchema = z.object({
  panes: z.array(idSchema).max(PANES_MAX),
  focused: z
    .number()
    .int()
    .min(0)
    .max(PANES_MAX - 1),
  /** The width of each pane, relative to the others of its row; empty: all the same. */
  sizes: z.array(z.number()).max(PANES_MAX),
  /** The height of each row, relative to the others; empty: all the same. */
  rowSizes: z.array(z.number()).max(PANES_MAX).default([]),
  arrangement: arrangementSchema.default('auto'),
  /** Only the focused pane is in sight. */
  maximised: z.boolean().default(false),
  inboxWidth: z.number().nullable(),
  contextOpen: z.boolean(),
});

/** What asks for attention, and what was told to be quiet. */
export const attentionSchema = z.object({
  /** The threads that ask for it in focus mode, the most urgent first. */
  threadIds: z.array(idSchema).max(FOCUS_LIMIT_MAX),
  /** How many wait on us and are not muted: out of focus mode all of them ask for it. */
  waiting: z.number().int(),
  /** How many more wait on us than ask for it in focus mode. */
  quietly: z.number().int(),
  muted: z.array(idSchema),
});

export const appInfoSchema = z.object({
  version: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  electron: z.string(),
  /** The computer's locale, e.g. "de-AT"; always of a language that Heddle speaks. */
  systemLocale: z.string(),
  /** Development or registry runtime, not the one that ships. */
  developmentRuntime: z.boolean(),
});

/** The moments that tests and benchmarks wait for. */
export const milestoneSchema = z.enum([
  'window-shown',
  'inbox-shown',
  'thread-painted',
  'sync-idle',
]);

export type NoticeKind = z.infer<typeof noticeKindSchema>;
export type Attention = z.infer<typeof attentionSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type Language = z.infer<typeof languageSchema>;
export type Layout = z.infer<typeof layoutSchema>;
export type AppInfo = z.infer<typeof appInfoSchema>;
