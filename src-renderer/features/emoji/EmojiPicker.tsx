import { Smile } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useI18n } from '../../i18n';
import { cx, IconButton, Popover, TextField } from '../../ui';
import { findEmoji, GROUPS, inTone, TONES, type Emoji } from './emoji';
import { useEmoji } from './use-emoji';
import styles from './EmojiPicker.module.css';

const COLUMNS = 9;
const FOUND_MAX = 72;
const RECENT_MAX = 27;

type Tab = 'recent' | (typeof GROUPS)[number]['group'];

/** Chooses an emoji: by looking for it, by group, or among those used last. */
export function EmojiPicker(props: {
  readonly onChoose: (emoji: string) => void;
  /** Gives the keyboard back to the field. */
  readonly onClosed: () => void;
}) {
  const { t, dir } = useI18n();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [tab, setTab] = useState<Tab>('recent');
  const [active, setActive] = useState(0);
  const listId = useId();
  const set = useEmoji(open);
  const { all, recent, tone, counts } = set;
  const shownTab = tab === 'recent' && recent.length === 0 ? 0 : tab;
  const shown =
    typed.trim() === '' ? ofTab(all, shownTab, recent) : findEmoji(all, typed, counts, FOUND_MAX);
  const at = Math.min(active, Math.max(shown.length - 1, 0));

  const show = (next: Tab) => {
    setTab(next);
    setTyped('');
    setActive(0);
  };
  const choose = (emoji: Emoji | undefined) => {
    if (emoji === undefined) return;
    set.used(emoji.emoji);
    setOpen(false);
    setTyped('');
    props.onChoose(inTone(emoji, tone));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const forwards = dir === 'rtl' ? -1 : 1;
    const step = {
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
      ArrowRight: forwards,
      ArrowLeft: -forwards,
    }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActive(Math.min(Math.max(at + step, 0), Math.max(shown.length - 1, 0)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[at]);
    }
  };

  return (
    <Popover
      label={t('emoji.title')}
      open={open}
      onOpenChange={setOpen}
      side="top"
      returnFocus={props.onClosed}
      className={styles.popover}
      trigger={
        <IconButton label={t('emoji.title')} data-tool="emoji">
          <Smile size={16} strokeWidth={1.8} />
        </IconButton>
      }
    >
      <TextField
        type="text"
        role="combobox"
        aria-label={t('emoji.search')}
        placeholder={t('emoji.search')}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={shown.length === 0 ? undefined : `${listId}-${at}`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.tabs} role="group" aria-label={t('emoji.groups')}>
        {recent.length > 0 && (
          <TabButton
            label={t('emoji.recent')}
            sign="🕘"
            on={shownTab === 'recent'}
            onClick={() => show('recent')}
          />
        )}
        {GROUPS.map(({ group, id, sign }) => (
          <TabButton
            key={id}
            label={t(`emoji.${id}`)}
            sign={sign}
            on={shownTab === group}
            onClick={() => show(group)}
          />
        ))}
      </div>
      <div id={listId} role="listbox" aria-label={t('emoji.list')} className={styles.grid}>
        {shown.map((emoji, index) => (
          // The field has the focus and its own key handler; the pointer is the other way in.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={emoji.emoji}
            id={`${listId}-${index}`}
            ref={index === at ? keepInView : undefined}
            role="option"
            aria-selected={index === at}
            aria-label={emoji.label}
            className={cx(styles.emoji, index === at && styles.active)}
            onPointerMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(emoji)}
          >
            {inTone(emoji, tone)}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span className={styles.name}>
          {shown.length === 0 && all.length > 0
            ? t('emoji.none')
            : shown[at] &&
              `${shown[at].label}${shown[at].shortcodes[0] ? ` :${shown[at].shortcodes[0]}:` : ''}`}
        </span>
        <span className={styles.tones} role="group" aria-label={t('emoji.tone')}>
          {TONES.map((modifier, index) => (
            <button
              key={modifier}
              type="button"
              className={styles.tone}
              aria-label={t('emoji.toneN', { n: index })}
              aria-pressed={index === tone}
              onClick={() => set.setTone(index)}
            >
              {`✋${modifier}`}
            </button>
          ))}
        </span>
      </div>
    </Popover>
  );
}

function keepInView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function ofTab(all: readonly Emoji[], tab: Tab, recent: readonly string[]): Emoji[] {
  if (tab !== 'recent') return all.filter(({ group }) => group === tab);
  const byEmoji = new Map(all.map((emoji) => [emoji.emoji, emoji]));
  return recent.slice(0, RECENT_MAX).flatMap((emoji) => byEmoji.get(emoji) ?? []);
}

function TabButton(props: {
  readonly label: string;
  readonly sign: string;
  readonly on: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.tab}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.on}
      onClick={props.onClick}
    >
      {props.sign}
    </button>
  );
}
