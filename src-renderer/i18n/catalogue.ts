import { appMessages } from '../app/messages';
import { composerMessages } from '../features/composer/messages';
import { conversationMessages } from '../features/conversation/messages';
import { customerMessages } from '../features/customer/messages';
import { effortMessages } from '../features/effort/messages';
import { findMessages } from '../features/find/messages';
import { emojiMessages } from '../features/emoji/messages';
import { exportMessages } from '../features/export/messages';
import { floorMessages } from '../features/floor/messages';
import { inboxMessages } from '../features/inbox/messages';
import { layoutsMessages } from '../features/layouts/messages';
import { paletteMessages } from '../features/palette/messages';
import { railMessages } from '../features/rail/messages';
import { searchMessages } from '../features/search/messages';
import { sessionMessages } from '../features/session/messages';
import { settingsMessages } from '../features/settings/messages';
import { snippetsMessages } from '../features/snippets/messages';
import { statusMessages } from '../features/status/messages';
import { viewerMessages } from '../features/viewer/messages';
import { workspaceMessages } from '../features/workspace/messages';
import { uiMessages } from '../ui/messages';

/**
 * Every text of the screen, in English. Each feature keeps its own in `messages.ts` as
 * `{ 'feature.name': 'ICU text' } as const`; the ids are typed from here.
 */
export const catalogue = {
  ...appMessages,
  ...uiMessages,
  ...railMessages,
  ...inboxMessages,
  ...statusMessages,
  ...settingsMessages,
  ...sessionMessages,
  ...paletteMessages,
  ...layoutsMessages,
  ...workspaceMessages,
  ...conversationMessages,
  ...composerMessages,
  ...snippetsMessages,
  ...customerMessages,
  ...searchMessages,
  ...emojiMessages,
  ...exportMessages,
  ...findMessages,
  ...floorMessages,
  ...effortMessages,
  ...viewerMessages,
} as const;

export type MessageId = keyof typeof catalogue;

/** The English text of an id, as a literal type: tells whether it takes arguments. */
export type MessageText<Id extends MessageId> = (typeof catalogue)[Id];

/** The ids whose text takes no values: what can be looked up without knowing which it is. */
export type PlainMessageId = {
  [Id in MessageId]: MessageText<Id> extends `${string}{${string}` ? never : Id;
}[MessageId];
