import { Ear, Reply, StickyNote } from 'lucide-react';
import { useI18n } from '../../i18n';
import { cx } from '../../ui';
import type { ComposerMode } from './composer-mode';
import styles from './ModeSwitch.module.css';

const LABELS = {
  reply: 'composer.mode.reply',
  note: 'composer.mode.note',
  whisper: 'composer.mode.whisper',
} as const;

/** In place of the words where these do not fit. */
const ICONS = { reply: Reply, note: StickyNote, whisper: Ear } as const;

/** Reply, note or whisper: who will see what is written. */
export function ModeSwitch(props: {
  readonly mode: ComposerMode;
  readonly mayWhisper: boolean;
  readonly onMode: (mode: ComposerMode) => void;
}) {
  const { t, dir } = useI18n();
  const modes: ComposerMode[] = props.mayWhisper ? ['reply', 'note', 'whisper'] : ['reply', 'note'];
  return (
    <div role="radiogroup" aria-label={t('composer.mode')} className={styles.switch}>
      {modes.map((mode) => {
        const Icon = ICONS[mode];
        return (
          <button
            key={mode}
            type="button"
            role="radio"
            aria-checked={props.mode === mode}
            tabIndex={props.mode === mode ? 0 : -1}
            className={styles.choice}
            title={t(LABELS[mode])}
            data-internal={mode !== 'reply' || undefined}
            onClick={() => props.onMode(mode)}
            onKeyDown={(event) => {
              const right = dir === 'rtl' ? -1 : 1;
              const step = { ArrowRight: right, ArrowLeft: -right }[event.key];
              if (step === undefined) return;
              const next = modes[(modes.indexOf(mode) + step + modes.length) % modes.length];
              if (next !== undefined) props.onMode(next);
            }}
          >
            <Icon
              className={cx(styles.icon, mode === 'reply' && 'mirrored')}
              size={15}
              strokeWidth={1.8}
              aria-hidden="true"
            />
            <span className={styles.word}>{t(LABELS[mode])}</span>
          </button>
        );
      })}
    </div>
  );
}
