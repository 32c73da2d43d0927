import { keyCaps, type Keys } from './keys';
import { usePlatform } from './platform';
import styles from './Kbd.module.css';

/** A combination of keys as the keyboard prints it. It is furniture: `translate="no"`. */
export function Kbd({ keys }: { readonly keys: Keys }) {
  const platform = usePlatform();
  const caps = keyCaps(keys, platform);
  return (
    <kbd className={styles.kbd} translate="no">
      {platform === 'darwin' ? caps.join('') : caps.join(' ')}
    </kbd>
  );
}
