import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { useT } from '../i18n';
import { keyCaps, type CapNames, type KeyboardMap, type Keys } from './keys';
import { usePlatform } from './platform';

interface Keyboard {
  /** Undefined until it is known, and where the system does not tell. */
  readonly map: KeyboardMap | undefined;
  /**
   * What an agent presses instead of the keys that Heddle ships with; null: nothing any more.
   */
  shown(shipped: Keys): Keys | null;
}

const KeyboardContext = createContext<Keyboard>({ map: undefined, shown: (keys) => keys });

/** Chromium's; other browsers, and the test environment, have none. */
interface KeyboardOfNavigator {
  getLayoutMap?: () => Promise<KeyboardMap>;
}

/** Asks for the keyboard's layout, and again when the window comes back: it may be another one. */
function useKeyboardMap(): KeyboardMap | undefined {
  const [map, setMap] = useState<KeyboardMap>();
  useEffect(() => {
    const { keyboard } = navigator as Navigator & { readonly keyboard?: KeyboardOfNavigator };
    let there = true;
    const ask = () => {
      void keyboard?.getLayoutMap?.().then(
        (found) => {
          if (there) setMap(new Map(found));
        },
        // Not allowed here: the keys are shown as they are called.
        () => undefined,
      );
    };
    ask();
    window.addEventListener('focus', ask);
    return () => {
      there = false;
      window.removeEventListener('focus', ask);
    };
  }, []);
  return map;
}

/** Tells everything inside which keyboard is used, and which keys this person gave to what. */
export function KeyboardProvider(props: {
  readonly shown: (shipped: Keys) => Keys | null;
  readonly children: ReactNode;
}) {
  const map = useKeyboardMap();
  const { shown } = props;
  const value = useMemo(() => ({ map, shown }), [map, shown]);
  return <KeyboardContext value={value}>{props.children}</KeyboardContext>;
}

/** The layout of the keyboard, where it is known. */
export function useKeyboard(): KeyboardMap | undefined {
  return use(KeyboardContext).map;
}

/**
 * What this person presses for what ships with these keys.
 *
 * @returns null when there are none, or the person took them away
 */
export function useShownKeys(shipped: Keys | undefined): Keys | null {
  const { shown } = use(KeyboardContext);
  return shipped === undefined ? null : shown(shipped);
}

/** The words on the caps of this language's keyboards. */
function useCapNames(): CapNames {
  const t = useT();
  return useMemo(
    () => ({
      Ctrl: t('ui.key-ctrl'),
      Shift: t('ui.key-shift'),
      Space: t('ui.key-space'),
      PageUp: t('ui.key-page-up'),
      PageDown: t('ui.key-page-down'),
      Home: t('ui.key-home'),
      End: t('ui.key-end'),
      Delete: t('ui.key-delete'),
    }),
    [t],
  );
}

/** The caps of a combination, as this keyboard prints them. */
export function useKeyCaps(keys: Keys): readonly string[] {
  const platform = usePlatform();
  const names = useCapNames();
  const map = useKeyboard();
  return keyCaps(keys, platform, names, map);
}

/** Puts a combination into words, as one reads it: `Ctrl+Shift+K`. */
export function useKeyNames(): (keys: Keys) => string {
  const platform = usePlatform();
  const names = useCapNames();
  const map = useKeyboard();
  return useCallback(
    (keys) => keyCaps(keys, platform, names, map).join(platform === 'darwin' ? '' : '+'),
    [platform, names, map],
  );
}
