import { MessagesSquare } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, EmptyState, Kbd, type Keys, safeText } from '../../ui';
import styles from './EmptyWorkspace.module.css';

/** Nothing is open: what to do next, and the keys that are worth knowing. */
export function EmptyWorkspace() {
  const t = useT();
  const openThread = useScreen((state) => state.openThread);
  const waiting = useHeddleQuery('inbox.page', {
    state: 'waiting-on-us',
    filter: 'mine',
    offset: 0,
    limit: 1,
  }).data;
  const next = waiting?.rows[0];
  return (
    <EmptyState
      icon={<MessagesSquare size={22} strokeWidth={1.6} />}
      title={
        next
          ? t('workspace.empty.nextIs', { customer: safeText(next.customer.name) })
          : t(waiting ? 'workspace.empty.allDone' : 'workspace.empty.title')
      }
    >
      <p>{t(next ? 'workspace.empty.hint' : 'workspace.empty.hintIdle')}</p>
      {next && (
        <Button variant="primary" className={styles.next} onClick={() => openThread(next.threadId)}>
          {t('workspace.empty.next')}
        </Button>
      )}
      <dl className={styles.keys}>
        <Shortcut keys="ArrowDown" label={t('workspace.empty.move')} />
        <Shortcut keys="Mod+Enter" as="fixed" label={t('workspace.empty.side')} />
        <Shortcut keys="Mod+Shift+F" label={t('workspace.empty.search')} />
        <Shortcut keys="Mod+K" label={t('workspace.empty.palette')} />
      </dl>
    </EmptyState>
  );
}

function Shortcut(props: {
  readonly keys: Keys;
  readonly label: string;
  readonly as?: ComponentProps<typeof Kbd>['as'];
}) {
  return (
    <div className={styles.line}>
      <dt>{props.label}</dt>
      <dd>
        <Kbd keys={props.keys} as={props.as ?? 'shipped'} />
      </dd>
    </div>
  );
}
