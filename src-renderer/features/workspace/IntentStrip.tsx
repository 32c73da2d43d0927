import { Check, Circle, Plus, X } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { Episode, Intent, Tag } from '@shared/domain';
import { useI18n, useT } from '../../i18n';
import { cx, safeText } from '../../ui';
import { TagChips } from './TagChips';
import type { EpisodeCommands } from './use-episode-commands';
import { useHiddenCount } from './use-hidden-count';
import styles from './IntentStrip.module.css';

const MAX_LABEL = 200;

/** Everything that the customer wants in this episode, and what of it has been answered. */
export const IntentStrip = memo(function IntentStrip(props: {
  readonly episode: Episode;
  /** What the tags of the episode are. */
  readonly tags: readonly Tag[];
  readonly commands: EpisodeCommands;
}) {
  const { episode, commands } = props;
  const { t, number } = useI18n();
  const strip = useRef<HTMLDivElement>(null);
  const hidden = useHiddenCount(strip);
  return (
    <div className={styles.place} data-more={hidden > 0 || undefined}>
      <div ref={strip} className={styles.strip}>
        <ul className={styles.asks} aria-label={t('workspace.asks')}>
          {episode.intents.map((intent) => (
            <IntentChip key={intent.id} intent={intent} commands={commands} />
          ))}
          <li data-add="">
            <AddIntent
              empty={episode.intents.length === 0}
              onAdd={(label) => commands.addIntent(label, null)}
            />
          </li>
        </ul>
        <TagChips
          tags={props.tags.filter((tag) => episode.tagIds.includes(tag.id))}
          onRemove={(tagId) => commands.tag(tagId, false)}
        />
      </div>
      {hidden > 0 && (
        <span className={styles.hiddenCount} aria-hidden="true">
          <bdi dir="ltr">{`+${number(hidden)}`}</bdi>
        </span>
      )}
    </div>
  );
});

function IntentChip(props: { readonly intent: Intent; readonly commands: EpisodeCommands }) {
  const { intent, commands } = props;
  const t = useT();
  const label = safeText(intent.label);
  const open = intent.state === 'open';
  return (
    <li className={styles.chip} data-state={intent.state}>
      <button
        type="button"
        className={styles.toggle}
        aria-label={t(`workspace.ask.${intent.state}`, { label })}
        onClick={() => commands.setIntent(intent, open ? 'answered' : 'open')}
      >
        {intent.state === 'answered' ? (
          <Check size={14} strokeWidth={2} aria-hidden="true" />
        ) : (
          <Circle size={13} strokeWidth={1.8} aria-hidden="true" />
        )}
        <span className={styles.label} dir="auto" title={label}>
          {label}
        </span>
      </button>
      {open && (
        <button
          type="button"
          className={styles.dismiss}
          aria-label={t('workspace.ask.dismiss', { label })}
          title={t('workspace.ask.dismiss', { label })}
          onClick={() => commands.setIntent(intent, 'dismissed')}
        >
          <X size={12} strokeWidth={2} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

function AddIntent(props: { readonly empty: boolean; readonly onAdd: (label: string) => void }) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    return (
      <button
        type="button"
        className={cx(styles.add, props.empty && styles.addFirst)}
        aria-label={t('workspace.ask.add')}
        title={t('workspace.ask.add')}
        onClick={() => setText('')}
      >
        <Plus size={14} strokeWidth={1.8} aria-hidden="true" />
        {props.empty && t('workspace.ask.add')}
      </button>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') props.onAdd(text.trim());
        setText(null);
      }}
    >
      <input
        className={styles.input}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it appears because it was asked for
        autoFocus
        dir="auto"
        value={text}
        maxLength={MAX_LABEL}
        aria-label={t('workspace.ask.add')}
        placeholder={t('workspace.ask.placeholder')}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text.trim() === '') setText(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setText(null);
        }}
      />
    </form>
  );
}
