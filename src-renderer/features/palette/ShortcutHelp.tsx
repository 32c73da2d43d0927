import { useState } from 'react';
import { actionsInForce, keysOf, useRegistry } from '../../app/shortcuts';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, Dialog, focusFirst, Kbd, type Keys } from '../../ui';
import { ACTION_GROUPS } from './groups';
import styles from './Palette.module.css';
import { scoreOf } from './rank';

/** All keyboard shortcuts that work right now, from the same registry that makes them work. */
export function ShortcutHelp() {
  const t = useT();
  const setHelpOpen = useScreen((screen) => screen.setHelpOpen);
  const setSection = useScreen((screen) => screen.setSection);
  const [text, setText] = useState('');
  const bindings = useRegistry((registry) => registry.bindings);
  const actions = actionsInForce(useRegistry((registry) => registry.actions));
  return (
    <Dialog
      title={t('palette.shortcuts')}
      onClose={() => setHelpOpen(false)}
      className={styles.help}
    >
      <div className={styles.helpBar}>
        <input
          {...focusFirst}
          type="search"
          className={styles.helpFilter}
          aria-label={t('palette.filter')}
          placeholder={t('palette.filter')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          onClick={() => {
            setHelpOpen(false);
            setSection('settings');
          }}
        >
          {t('palette.change-keys')}
        </Button>
      </div>
      {/* A scroll that cannot be focused cannot be read by keyboard. */}
      <div
        className={styles.columns}
        role="group"
        aria-label={t('palette.shortcuts')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {ACTION_GROUPS.map((group) => (
          <HelpGroup
            filter={text}
            key={group}
            title={t(`palette.group-${group}`)}
            rows={actions
              .filter((action) => action.group === group)
              .map((action) => ({ name: t(action.label), keys: keysOf(action, bindings)[0] }))}
          />
        ))}
        <HelpGroup
          filter={text}
          title={t('palette.writing-keys')}
          rows={[{ name: t('palette.key-snippet'), keys: '/' }]}
        />
        <HelpGroup
          filter={text}
          title={t('palette.list-keys')}
          rows={[
            { name: t('palette.key-move'), keys: 'ArrowDown' },
            { name: t('palette.key-ends'), keys: 'Home' },
            { name: t('palette.key-open'), keys: 'Enter' },
            { name: t('palette.key-open-beside'), keys: 'Mod+Enter' },
          ]}
        />
        <HelpGroup
          filter={text}
          title={t('palette.viewer-keys')}
          rows={[
            { name: t('palette.key-on'), keys: 'ArrowRight' },
            { name: t('palette.key-larger'), keys: '+' },
            { name: t('palette.key-smaller'), keys: '-' },
            { name: t('palette.key-fit'), keys: '0' },
            { name: t('palette.key-move-picture'), keys: 'Shift+ArrowRight' },
          ]}
        />
      </div>
    </Dialog>
  );
}

function HelpGroup(props: {
  readonly title: string;
  /** Only what has these letters. */
  readonly filter: string;
  readonly rows: readonly { readonly name: string; readonly keys: Keys | undefined }[];
}) {
  const rows = props.rows.filter(
    (row) => row.keys !== undefined && scoreOf(`${row.name} ${props.title}`, props.filter) > 0,
  );
  if (rows.length === 0) return null;
  return (
    <section className={styles.helpGroup}>
      <h3 className={styles.helpTitle}>{props.title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.name} className={styles.helpRow}>
            <dt>{row.name}</dt>
            <dd>{row.keys ? <Kbd keys={row.keys} as="fixed" /> : null}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
