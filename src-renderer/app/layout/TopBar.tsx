import { PanelRight, Search as SearchIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Search } from '../../features/search';
import { useT } from '../../i18n';
import { ariaKeys, IconButton, Kbd, usePlatform } from '../../ui';
import { ErrorBoundary } from '../ErrorBoundary';
import { isContextShown, useScreen } from '../state';
import { FocusNote } from './FocusNote';
import { LoadMeter } from './LoadMeter';
import styles from './TopBar.module.css';

/** The field that opens the search, and how much the agent carries. */
export function TopBar() {
  const t = useT();
  const platform = usePlatform();
  const searchOpen = useScreen((state) => state.searchOpen);
  const openSearch = useScreen((state) => state.openSearch);
  const contextShown = useScreen(isContextShown);
  const toggleContext = useScreen((state) => state.toggleContext);
  const inInbox = useScreen((state) => state.section === 'inbox');
  return (
    <header className={styles.bar}>
      <div className={styles.start} />
      <div className={styles.middle}>
        <button
          type="button"
          className={styles.field}
          aria-keyshortcuts={ariaKeys('Mod+Shift+F', platform)}
          onClick={() => openSearch()}
        >
          <SearchIcon size={14} strokeWidth={1.8} aria-hidden="true" />
          <span className={styles.words}>{t('app.search-field')}</span>
          <Kbd keys="Mod+Shift+F" />
        </button>
        {searchOpen ? <SearchPlace /> : null}
      </div>
      <div className={styles.end}>
        <FocusNote />
        <LoadMeter />
        {inInbox ? (
          <IconButton
            label={t(contextShown ? 'app.hide-context' : 'app.show-context')}
            keys="Mod+."
            pressed={contextShown}
            className={styles.toggle}
            onClick={toggleContext}
          >
            <PanelRight className="mirrored" size={16} strokeWidth={1.8} />
          </IconButton>
        ) : null}
      </div>
    </header>
  );
}

/** Where the search appears: over the field, floating above the workspace. */
function SearchPlace() {
  const t = useT();
  const ref = useRef<HTMLDivElement>(null);
  const closeSearch = useScreen((state) => state.closeSearch);
  useEffect(() => {
    const before = document.activeElement;
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) closeSearch();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      // Only when nothing else took the focus meanwhile, e.g. the pane that a result opened.
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, [closeSearch]);
  return (
    <div ref={ref} role="search" className={styles.search} aria-label={t('search.label')}>
      <ErrorBoundary>
        <Search />
      </ErrorBoundary>
    </div>
  );
}
