import type { ConversationView } from '@shared/ipc';
import { useT } from '../../i18n';
import { safeText } from '../../ui';
import type { ComposerMode } from './composer-mode';

/** What the field is called and what it says while it is empty. */
export interface ComposerNames {
  readonly label: string;
  readonly placeholder: string;
  /** Who sees what is written; empty for a reply. */
  readonly hint: string;
  readonly drop: string;
}

/** The names of the field in each mode. */
export function useComposerNames(view: ConversationView, mode: ComposerMode): ComposerNames {
  const t = useT();
  const customer = safeText(view.customer.name);
  const firstName = customer.split(/\s+/u)[0] ?? customer;
  const agent = view.assigneeName ?? '';
  const drop = t('composer.drop', { customer });
  switch (mode) {
    case 'note':
      return {
        label: t('composer.noteOn', { customer }),
        placeholder: t('composer.notePlaceholder'),
        hint: t('composer.noteHint'),
        drop,
      };
    case 'whisper':
      return {
        label: t('composer.whisperTo', { agent }),
        placeholder: t('composer.whisperPlaceholder', { agent }),
        hint: t('composer.whisperHint', { agent }),
        drop,
      };
    default:
      return {
        label: t('composer.replyTo', { customer }),
        placeholder: t('composer.placeholder', { firstName }),
        hint: '',
        drop,
      };
  }
}
