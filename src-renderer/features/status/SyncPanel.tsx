import type { SessionView, SyncPanel as PanelData, SyncStatus } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { Dialog } from '../../ui';
import { ComputerSection } from './ComputerSection';
import { ConnectionSection } from './ConnectionSection';
import { CopyReport } from './CopyReport';
import { HistorySection } from './HistorySection';
import { IndexSection } from './IndexSection';
import { isCalm } from './is-calm';
import { OutboxSection } from './OutboxSection';
import { SetAsideSection } from './SetAsideSection';
import styles from './SyncPanel.module.css';
import { useSyncPanel } from './use-sync-panel';

const NOTHING: PanelData = {
  outbox: [],
  cacheBytes: null,
  workBytes: null,
  recovered: [],
  unreadable: 0,
  damagedCaches: null,
};

/** The whole truth about connection, outbox, history, index and this computer, as it is now. */
export function SyncPanel({ session }: { readonly session: SessionView }) {
  const { t } = useI18n();
  const setSyncOpen = useScreen((screen) => screen.setSyncOpen);
  const status = useHeddleQuery('sync.status', undefined).data;
  const close = () => setSyncOpen(false);
  return (
    <Dialog title={t('status.details')} onClose={close} className={styles.dialog}>
      {status ? <Content status={status} session={session} onLeave={close} /> : null}
    </Dialog>
  );
}

function Content(props: {
  readonly status: SyncStatus;
  readonly session: SessionView;
  readonly onLeave: () => void;
}) {
  const { status, session, onLeave } = props;
  const { t } = useI18n();
  const data = useSyncPanel(status);
  const panel = data ?? NOTHING;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('status.details')}>
        <ConnectionSection
          status={status}
          session={session}
          calm={data !== undefined && isCalm(status, panel)}
        />
        {data ? <OutboxSection items={panel.outbox} onLeave={onLeave} /> : null}
        <HistorySection fill={status.fill} cacheBytes={panel.cacheBytes} />
        <IndexSection index={status.index} />
        <SetAsideSection
          setAside={status.setAside}
          unreadable={panel.unreadable}
          damagedCaches={panel.damagedCaches}
        />
        <ComputerSection status={status} panel={panel} />
      </div>
      <CopyReport />
    </>
  );
}
