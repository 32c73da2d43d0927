import { actionsInForce, useRegistry } from '../../app/shortcuts';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Dialog, Kbd, type Keys } from '../../ui';
import { ACTION_GROUPS } from './groups';
import styles from './Palette.module.css';

/** All keyboard shortcuts that work right now, from the same registry that makes them work. */
export function ShortcutHelp() {
  const t = useT();
  const setHelpOpen = useScreen((screen) => screen.setHelpOpen);
  const actions = actionsInForce(useRegistry((registry) => registry.actions));
  return (
    <Dialog
      title={t('palette.shortcuts')}
      onClose={() => setHelpOpen(false)}
      className={styles.help}
    >
      <div className={styles.columns}>
        {ACTION_GROUPS.map((group) => (
          <HelpGroup
            key={group}
            title={t(`palette.group-${group}`)}
            rows={actions
              .filter((action) => action.group === group)
              .map((action) => ({ name: t(action.label), keys: action.keys }))}
          />
        ))}
        <HelpGroup
          title={t('palette.writing-keys')}
          rows={[
            { name: t('palette.key-send'), keys: 'Mod+Enter' },
            { name: t('palette.key-snippet'), keys: '/' },
          ]}
        />
        <HelpGroup
          title={t('palette.list-keys')}
          rows={[
            { name: t('palette.key-move'), keys: 'ArrowDown' },
            { name: t('palette.key-ends'), keys: 'Home' },
            { name: t('palette.key-open'), keys: 'Enter' },
            { name: t('palette.key-open-beside'), keys: 'Mod+Enter' },
          ]}
        />
      </div>
    </Dialog>
  );
}

function HelpGroup(props: {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly keys: Keys | undefined }[];
}) {
  const rows = props.rows.filter((row) => row.keys !== undefined);
  if (rows.length === 0) return null;
  return (
    <section className={styles.helpGroup}>
      <h3 className={styles.helpTitle}>{props.title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.name} className={styles.helpRow}>
            <dt>{row.name}</dt>
            <dd>{row.keys ? <Kbd keys={row.keys} /> : null}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
