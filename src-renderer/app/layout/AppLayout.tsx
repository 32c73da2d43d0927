import type { Agent } from '@shared/domain';
import type { SessionView } from '@shared/ipc';
import { Floor } from '../../features/floor';
import { Rail } from '../../features/rail';
import { Settings } from '../../features/settings';
import { StatusLine } from '../../features/status';
import { ErrorBoundary } from '../ErrorBoundary';
import { useScreen, type Section } from '../state';
import styles from './AppLayout.module.css';
import { TopBar } from './TopBar';
import { WorkArea } from './WorkArea';

/** Places the parts of the screen: top bar, rail, the chosen section, status line. */
export function AppLayout({
  session,
  agent,
}: {
  readonly session: SessionView;
  readonly agent: Agent;
}) {
  const section = useScreen((state) => state.section);
  return (
    <div className={styles.app}>
      <TopBar />
      <div className={styles.middle}>
        <Rail session={session} agent={agent} />
        <main className={styles.main}>
          <ErrorBoundary key={section}>{sectionContent(section, session)}</ErrorBoundary>
        </main>
      </div>
      <StatusLine session={session} />
    </div>
  );
}

function sectionContent(section: Section, session: SessionView) {
  switch (section) {
    case 'inbox':
      return <WorkArea />;
    case 'floor':
      return <Floor />;
    case 'settings':
      return <Settings session={session} />;
    default:
      return section satisfies never;
  }
}
