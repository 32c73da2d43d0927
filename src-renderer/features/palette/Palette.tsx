import { Command } from 'cmdk';
import { Bookmark, Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { actionsInForce, useRegistry, type Action } from '../../app/shortcuts';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Avatar, Dialog, focusFirst, Kbd, safeText } from '../../ui';
import { ACTION_GROUPS } from './groups';
import styles from './Palette.module.css';
import { scoreOf } from './score';

const CUSTOMERS = 6;

/** Every action by name, and threads by their customer's name. */
export function Palette() {
  const t = useT();
  const [text, setText] = useState('');
  const setPaletteOpen = useScreen((screen) => screen.setPaletteOpen);
  const openSearch = useScreen((screen) => screen.openSearch);
  const registered = useRegistry((registry) => registry.actions);
  const close = () => setPaletteOpen(false);
  const run = (action: Action) => {
    close();
    // After the dialog has given the focus back, so that the action can move it.
    queueMicrotask(() => action.run());
  };
  const actions = actionsInForce(registered).filter((action) => action.inPalette !== false);
  return (
    <Dialog title={t('palette.label')} bare onClose={close} className={styles.dialog}>
      <Command label={t('palette.label')} className={styles.command} filter={scoreOf} loop>
        <div className={styles.field}>
          <Search size={16} strokeWidth={1.8} aria-hidden="true" />
          <Command.Input
            {...focusFirst}
            className={styles.input}
            placeholder={t('palette.placeholder')}
            value={text}
            onValueChange={setText}
          />
        </div>
        <Command.List className={styles.list} label={t('palette.label')}>
          <Command.Empty className={styles.empty}>{t('palette.none')}</Command.Empty>
          {text.trim() === '' ? null : <Customers text={text.trim()} onDone={close} />}
          {ACTION_GROUPS.map((group) => {
            const inGroup = actions.filter((action) => action.group === group);
            return inGroup.length === 0 ? null : (
              <Command.Group key={group} heading={t(`palette.group-${group}`)}>
                {inGroup.map((action) => (
                  <Command.Item
                    key={action.id}
                    value={t(action.label)}
                    onSelect={() => run(action)}
                  >
                    <span className={styles.name}>{t(action.label)}</span>
                    {action.keys ? <Kbd keys={action.keys} /> : null}
                  </Command.Item>
                ))}
              </Command.Group>
            );
          })}
          <SavedSearches />
          {text.trim() === '' ? null : (
            <Command.Item
              value={`search ${text}`}
              forceMount
              onSelect={() => openSearch(text.trim())}
            >
              <Search size={14} strokeWidth={1.8} aria-hidden="true" />
              <span className={styles.name}>{t('palette.none-search', { text: text.trim() })}</span>
              <Kbd keys="Mod+Shift+F" />
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Searches that have a name. */
function SavedSearches() {
  const t = useT();
  const openSearch = useScreen((screen) => screen.openSearch);
  const saved = useHeddleQuery('search.kept', undefined).data?.saved ?? [];
  if (saved.length === 0) return null;
  return (
    <Command.Group heading={t('palette.group-saved')}>
      {saved.map(({ id, name, text }) => (
        <Command.Item
          key={id}
          value={`${t('palette.saved', { name })} ${id}`}
          onSelect={() => openSearch(text)}
        >
          <Bookmark size={14} strokeWidth={1.8} aria-hidden="true" />
          <span className={styles.name} dir="auto">
            {safeText(name)}
          </span>
          <span className={styles.detail} dir="auto">
            {safeText(text)}
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** Customers whose name matches; the words of a name are looked up by main. */
function Customers({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const t = useT();
  const asked = useDeferredValue(text);
  const openThread = useScreen((screen) => screen.openThread);
  const found = useHeddleQuery('search.query', { text: asked, limit: CUSTOMERS }).data;
  const customers =
    found?.customers.filter((hit) => hit.threadId !== null).slice(0, CUSTOMERS) ?? [];
  if (customers.length === 0) return null;
  return (
    <Command.Group heading={t('palette.group-threads')} forceMount>
      {customers.map((hit) => (
        <Command.Item
          key={hit.customer.id}
          value={`customer ${hit.customer.id}`}
          forceMount
          onSelect={() => {
            if (hit.threadId !== null) openThread(hit.threadId);
            onDone();
          }}
        >
          <Avatar id={hit.customer.id} name={hit.customer.name} size="s" />
          <span className={styles.name} dir="auto">
            {safeText(hit.customer.name)}
          </span>
          <span className={styles.detail} dir="auto">
            {hit.detail}
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
