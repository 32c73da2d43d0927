import { useKeyCaps, useShownKeys } from './keyboard';
import type { Keys } from './keys';
import { usePlatform } from './platform';
import styles from './Kbd.module.css';

/**
 * A combination of keys as the keyboard prints it. It is furniture: `translate="no"`.
 *
 * @param props.keys those that Heddle ships with; shown are those that this person gave the action
 * @param props.as they are: keys of a field or a list, which nobody can change
 */
export function Kbd({
  keys,
  as = 'shipped',
}: {
  readonly keys: Keys;
  readonly as?: 'shipped' | 'fixed';
}) {
  const chosen = useShownKeys(keys);
  const shown = as === 'fixed' ? keys : chosen;
  return shown === null ? null : <Caps keys={shown} />;
}

function Caps({ keys }: { readonly keys: Keys }) {
  const platform = usePlatform();
  const caps = useKeyCaps(keys);
  return (
    <kbd className={styles.kbd} dir="ltr" translate="no">
      {platform === 'darwin' ? caps.join('') : caps.join(' ')}
    </kbd>
  );
}
