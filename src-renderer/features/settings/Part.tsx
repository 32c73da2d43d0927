import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** A part of the settings, with its heading. */
export function Part({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part} data-part="">
      <h2 className={styles.partTitle}>{title}</h2>
      <div className={styles.content}>{children}</div>
    </section>
  );
}

/** Something that is so, and that is not changed here. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <dl className={styles.fact} data-row="">
      <dt className={styles.factLabel}>{label}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
