import { customerColourIndex, customerShape, initialsOf } from '@shared/rules';
import { cx } from './cx';
import styles from './Avatar.module.css';

/** The CSS colour of a customer, always the same for the same id: `var(--customer-3)`. */
export function customerColour(customerId: string): string {
  return `var(--customer-${customerColourIndex(customerId)})`;
}

/**
 * A person's initials on their colour, in their shape. Decorative: the name is always beside it, so it is hidden
 * from assistive technology.
 */
export function Avatar(props: {
  readonly id: string;
  readonly name: string;
  /** 24, 32 or 40 px. */
  readonly size?: 's' | 'm' | 'l';
  /** Agents are grey and round, so that nobody takes a colleague for a customer. */
  readonly kind?: 'customer' | 'agent';
  readonly className?: string | undefined;
}) {
  const { id, name, size = 'm', kind = 'customer', className } = props;
  const style = kind === 'customer' ? { backgroundColor: customerColour(id) } : undefined;
  return (
    <span
      className={cx(styles.avatar, styles[size], kind === 'agent' && styles.agent, className)}
      style={style}
      aria-hidden="true"
      data-shape={kind === 'customer' ? customerShape(id) : undefined}
      // Written by the style sheet: as text, it would count as part of the name of a button around it.
      data-initials={initialsOf(name)}
    />
  );
}
