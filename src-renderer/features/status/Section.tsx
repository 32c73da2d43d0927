import type { ReactNode } from 'react';
import styles from './SyncPanel.module.css';

/** One subject of the panel: its name at the side, what there is to say, what can be done. */
export function Section(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <h3 className={styles.label}>{props.title}</h3>
      <div className={styles.content}>{props.children}</div>
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
    </section>
  );
}
