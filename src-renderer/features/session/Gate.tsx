import type { ReactNode } from 'react';
import { cx } from '../../ui';
import { Logo } from './Logo';
import styles from './Gate.module.css';

/** A screen of its own before the console: one thing that the person has to do or to wait for. */
export function Gate(props: {
  readonly title: string;
  /** What this is about, in a sentence or two. */
  readonly text: ReactNode;
  /** More than one thing stands side by side. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.screen}>
      <div className={cx(styles.card, props.wide && styles.wide)}>
        <header className={styles.head}>
          <div className={styles.title}>
            <Logo size={32} />
            <h1>{props.title}</h1>
          </div>
          <div className={styles.text}>{props.text}</div>
        </header>
        {props.children}
      </div>
    </main>
  );
}

/** The ways out of a gate that are not its purpose, quiet and below a line. */
export function GateExits({ children }: { readonly children: ReactNode }) {
  return <footer className={styles.exits}>{children}</footer>;
}
