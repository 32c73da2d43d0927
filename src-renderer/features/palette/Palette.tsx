import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Dialog, focusFirst, Kbd } from '../../ui';
import { ACTION_GROUPS } from './groups';
import styles from './Palette.module.css';
import { ranked, type EntryGroup } from './rank';
import { useRecent } from './recent';
import { useEntries, type PaletteEntry } from './use-entries';

const ORDER: readonly EntryGroup[] = [
  'recent',
  'threads',
  ...ACTION_GROUPS,
  'agents',
  'snippets',
  'saved',
  'messages',
];

/** Everything by name: actions, customers, conversations, colleagues, snippets, saved searches. */
export function Palette() {
  const t = useT();
  const [text, setText] = useState('');
  const setPaletteOpen = useScreen((screen) => screen.setPaletteOpen);
  const entries = useEntries(text);
  const recent = useRecent((state) => state.ids);
  const chosen = useRecent((state) => state.chosen);
  const groups = ranked(entries, text, recent, ORDER);
  // What comes later must not leave the mark on what was first before; who moved it, moved it.
  const moved = useRef(false);
  const [marked, setMarked] = useState<string | null>(null);
  const shown = groups.flatMap((each) => each.entries);
  const selected = shown.some(({ id }) => id === marked) ? marked : shown[0]?.id;
  const type = (typed: string) => {
    moved.current = false;
    setMarked(null);
    setText(typed);
  };
  const close = () => setPaletteOpen(false);
  const run = (entry: PaletteEntry) => {
    chosen(entry.id);
    close();
    // After the dialog has given the focus back, so that the entry can move it.
    queueMicrotask(() => entry.run());
  };
  return (
    <Dialog title={t('palette.label')} bare onClose={close} className={styles.dialog}>
      <Command
        label={t('palette.label')}
        className={styles.command}
        shouldFilter={false}
        loop
        value={selected ?? ''}
        onValueChange={(id) => {
          if (moved.current) setMarked(id);
        }}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' && event.key.length > 1) moved.current = true;
        }}
        onPointerMoveCapture={() => {
          moved.current = true;
        }}
      >
        <div className={styles.field}>
          <Search size={16} strokeWidth={1.8} aria-hidden="true" />
          <Command.Input
            {...focusFirst}
            className={styles.input}
            placeholder={t('palette.placeholder')}
            value={text}
            onValueChange={type}
          />
        </div>
        <Command.List className={styles.list} label={t('palette.label')}>
          <Command.Empty className={styles.empty}>{t('palette.none')}</Command.Empty>
          {groups.map(({ group, entries: inGroup }) => (
            <Command.Group key={group} heading={t(`palette.group-${group}`)}>
              {inGroup.map((entry) => (
                <Command.Item key={entry.id} value={entry.id} onSelect={() => run(entry)}>
                  {entry.icon}
                  <span className={styles.name} {...(entry.isData ? { dir: 'auto' } : {})}>
                    {entry.name}
                  </span>
                  {entry.detail ? (
                    <span className={styles.detail} dir="auto">
                      {entry.detail}
                    </span>
                  ) : null}
                  {entry.keys ? <Kbd keys={entry.keys} /> : null}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
