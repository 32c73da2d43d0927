import type { ComponentProps } from 'react';
import styles from './LinkAction.module.css';

/** A button that looks like a link: a way that few take. */
export function LinkAction(props: ComponentProps<'button'>) {
  return <button type="button" {...props} className={styles.link} />;
}
