import { Search as SearchIcon, X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { milestoneAfterPaint } from '../../app/bridge';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { cx, IconButton, Kbd } from '../../ui';
import { parseSearch, readsDayFirst, withoutPart } from '@shared/search';
import { ArticleView } from './ArticleView';
import { HitRow } from './HitRow';
import { hitGroups } from './hits';
import { Respelled } from './Respelled';
import { NothingFound, SearchProblem, SearchStart } from './SearchStates';
import { UnderstoodFilters } from './UnderstoodFilters';
import { useOpenHit } from './use-open-hit';
import { useOpenCustomer } from './use-open-customer';
import { useSearch } from './use-search';
import styles from './Search.module.css';

const HEADINGS = {
  customer: 'search.customers',
  message: 'search.messages',
  snippet: 'search.snippets',
  article: 'search.articles',
} as const;

/** Search over everything on this computer, as one types. The region around it is the caller's. */
export function Search() {
  const i18n = useI18n();
  const { t, number } = i18n;
  const initial = useScreen((state) => state.searchText);
  const closeSearch = useScreen((state) => state.closeSearch);
  const [typed, setTyped] = useState(initial);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const text = typed.trim();
  const { results, problem, behind } = useSearch(text, useOpenCustomer());
  const [clock] = useState(() => ({ now: Date.now(), dayFirst: readsDayFirst() }));
  const { filters } = useMemo(() => parseSearch(typed, clock), [typed, clock]);
  const write = (next: string) => {
    setTyped(next);
    field.current?.focus();
  };
  const groups = useMemo(() => (results ? hitGroups(results) : []), [results]);
  const hits = useMemo(() => groups.flatMap((group) => group.hits), [groups]);
  const active = Math.max(
    0,
    hits.findIndex((hit) => hit.key === activeKey),
  );
  const { open, article, closeArticle } = useOpenHit();

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useEffect(() => {
    // How long the query is, and not its words: what the app prints ends in logs of the system.
    return results
      ? milestoneAfterPaint('search-painted', String(results.query.length))
      : undefined;
  }, [results]);
  useEffect(() => setActiveKey(null), [text]);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      const next = Math.min(Math.max(active + step, 0), hits.length - 1);
      setActiveKey(hits[next]?.key ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const hit = hits[active];
      if (hit) open(hit, event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (article) closeArticle();
      else closeSearch();
    }
  };

  const total = hits.length;
  const more = groups.some((group) => group.more);
  return (
    // Keys work wherever the focus is inside of the search.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.search} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <SearchIcon size={16} strokeWidth={1.8} aria-hidden="true" />
        <input
          ref={field}
          type="text"
          role="combobox"
          className={styles.field}
          dir="auto"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('search.field')}
          aria-expanded={total > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={total > 0 ? `${listId}-${active}` : undefined}
          placeholder={t('search.placeholder')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <IconButton label={t('search.close')} size="s" onClick={closeSearch}>
          <X size={14} strokeWidth={1.8} />
        </IconButton>
      </div>
      <span className="visually-hidden" role="status">
        {results && text !== ''
          ? t(more ? 'search.summaryMore' : 'search.summary', { count: total })
          : ''}
      </span>
      {!article && (
        <UnderstoodFilters filters={filters} onRemove={(span) => write(withoutPart(typed, span))} />
      )}
      {article ? (
        <ArticleView article={article} onBack={closeArticle} />
      ) : (
        // Whoever reads with the keyboard can scroll what is longer than the screen.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={cx(styles.results, behind && styles.behind)} tabIndex={0}>
          {results && text !== '' && <Respelled results={results} text={typed} onText={write} />}
          <div id={listId} role="listbox" aria-label={t('search.results')}>
            {groups.map((group) => (
              <div key={group.kind} role="group" aria-labelledby={`${listId}-${group.kind}`}>
                <div className={styles.heading} id={`${listId}-${group.kind}`}>
                  <span>{t(HEADINGS[group.kind])}</span>
                  <span className={styles.count}>
                    {group.more
                      ? t('search.moreMessages', { count: number(group.hits.length) })
                      : number(group.hits.length)}
                  </span>
                </div>
                {group.hits.map((hit) => {
                  const index = hits.indexOf(hit);
                  return (
                    <HitRow
                      key={hit.key}
                      id={`${listId}-${index}`}
                      hit={hit}
                      active={index === active}
                      onPoint={() => setActiveKey(hit.key)}
                      onOpen={(beside) => open(hit, beside)}
                    />
                  );
                })}
              </div>
            ))}
          </div>
          {problem !== null && <SearchProblem problem={problem} />}
          {text === '' && <SearchStart />}
          {text !== '' && results !== null && total === 0 && problem === null && !behind && (
            <NothingFound text={text} />
          )}
        </div>
      )}
      {total > 0 && !article && (
        <div className={styles.foot}>
          <span className={styles.hint}>
            <Kbd keys="ArrowUp" />
            <Kbd keys="ArrowDown" /> {t('search.keys.choose')}
          </span>
          <Hint keys="Enter" label={t('search.keys.open')} />
          <Hint keys="Mod+Enter" label={t('search.keys.beside')} />
          <Hint keys="Escape" label={t('search.keys.close')} />
        </div>
      )}
    </div>
  );
}

function Hint(props: { readonly keys: string; readonly label: string }) {
  return (
    <span className={styles.hint}>
      <Kbd keys={props.keys} /> {props.label}
    </span>
  );
}
