import styles from './Logo.module.css';

/** Threads kept apart by a heddle: the mark of the product. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" className={styles.logo}>
      <rect width="40" height="40" rx="10" className={styles.ground} />
      <g className={styles.threads}>
        <path d="M11 9v6.2c0 1.4.5 2.7 1.5 3.6a5 5 0 0 1 0 2.4c-1 .9-1.5 2.2-1.5 3.6V31" />
        <path d="M20 9v22" />
        <path d="M29 9v6.2c0 1.4-.5 2.7-1.5 3.6a5 5 0 0 0 0 2.4c1 .9 1.5 2.2 1.5 3.6V31" />
      </g>
      <path d="M7.5 20h25" className={styles.weft} />
      <circle cx="20" cy="20" r="3.4" className={styles.eye} />
    </svg>
  );
}
