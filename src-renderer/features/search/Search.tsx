import { Search as SearchIcon, X } from 'lucide-react';
import { useCallback, useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { SearchGroup } from '@shared/ipc';
import { parseSearch, readsDayFirst, searchedText, valueSpan, withoutPart } from '@shared/search';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { cx, IconButton } from '../../ui';
import { ExportDialog, useMayExport } from '../export';
import { ArticleView } from './ArticleView';
import { GroupTabs, tabsOf } from './GroupTabs';
import { hitCounts, hitGroups, type Hit } from './hits';
import { KEPT_ENTRY, KeptSearchList, NameForm } from './KeptSearchList';
import { Respelled } from './Respelled';
import { ResultList } from './ResultList';
import { SearchFoot } from './SearchFoot';
import { NothingFound, SearchProblem, SearchStart, StillLooking } from './SearchStates';
import { Suggestions, type Suggestion } from './Suggestions';
import { UnderstoodFilters } from './UnderstoodFilters';
import { useCompletions } from './use-completions';
import { useField } from './use-field';
import { keptMatches, rememberSearch, saveSearch, useKeptSearches } from './use-kept-searches';
import { useLasting } from './use-lasting';
import { useOpenHit } from './use-open-hit';
import { useOpenCustomer } from './use-open-customer';
import { useSearch } from './use-search';
import { respelled } from './words';
import styles from './Search.module.css';

/** Results that answer an earlier text are dimmed only where the new ones take longer than this. */
const LATE_AFTER_MS = 250;

/** Moves the focus among the searches of before; from the field to the first of them. */
function moveAmongKept(root: HTMLElement, step: number, field: HTMLInputElement | null): void {
  const entries = [...root.querySelectorAll<HTMLElement>(`[${KEPT_ENTRY}]`)];
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const next = at + Math.sign(step);
  if (next < 0) field?.focus();
  else entries[Math.min(next, entries.length - 1)]?.focus();
}

/** Search over everything on this computer, as one types. The region around it is the caller's. */
export function Search() {
  const { t } = useI18n();
  const initial = useScreen((state) => state.searchText);
  const closeSearch = useScreen((state) => state.closeSearch);
  const field = useField(initial);
  const { text: typed, write } = field;
  const [group, setGroup] = useState<SearchGroup>('all');
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [isNaming, setIsNaming] = useState(false);
  const [exported, setExported] = useState<string | null>(null);
  const listId = useId();
  const text = searchedText(typed);
  const { results, overview, problem, looking, behind, askAhead } = useSearch(
    text,
    useOpenCustomer(),
    group,
  );
  const isLate = useLasting(behind, LATE_AFTER_MS);
  const [clock] = useState(() => ({ now: Date.now(), dayFirst: readsDayFirst() }));
  const { filters, unread } = useMemo(() => parseSearch(typed, clock), [typed, clock]);
  const kept = useKeptSearches();
  const mayExport = useMayExport();
  const completions = useCompletions(typed, field.selection);
  const suggestions = useMemo<readonly Suggestion[]>(
    () => [
      ...completions.map((each) => ({ kind: 'completion', ...each }) as const),
      ...keptMatches(kept, typed).map((each) => ({ kind: 'kept', ...each }) as const),
    ],
    [completions, kept, typed],
  );
  const groups = useMemo(() => (results ? hitGroups(results, group) : []), [results, group]);
  const hits = useMemo(() => groups.flatMap((each) => each.hits), [groups]);
  const counts = useMemo(() => (overview ? hitCounts(overview) : []), [overview]);
  const tabs = tabsOf(counts, group);
  const items: readonly (Suggestion | Hit)[] = [...suggestions, ...hits];
  const chosen = items.findIndex(({ key }) => key === activeKey);
  // The first result, whatever the text may become; with no result the first that it may become.
  const active = chosen >= 0 ? chosen : hits.length > 0 ? suggestions.length : 0;
  const { open, article, closeArticle } = useOpenHit(results);

  useEffect(() => {
    field.ref.current?.focus();
    field.ref.current?.select();
  }, [field.ref]);
  useEffect(() => setActiveKey(null), [text, group]);
  useEffect(() => {
    if (text === '') setGroup('all');
  }, [text]);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const found = results?.query ?? '';
  const openHit = useCallback(
    (hit: Hit, beside: boolean) => {
      rememberSearch(found);
      open(hit, beside);
    },
    [found, open],
  );
  const choose = (suggestion: Suggestion) => {
    if (suggestion.kind === 'kept') write(suggestion.text);
    else write(suggestion.text, { start: suggestion.caret, end: suggestion.caret });
  };
  const onEnter = (beside: boolean) => {
    const suggestion = suggestions[active];
    const hit = hits[active - suggestions.length];
    if (suggestion) choose(suggestion);
    else if (hit) openHit(hit, beside);
    else rememberSearch(text);
  };
  /** @returns whether the key was for the tabs */
  const onTabKey = (event: KeyboardEvent): boolean => {
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    const tab = tabs[number - 1];
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !tab) return false;
    if (text !== '') setGroup(tab);
    return text !== '';
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || exported !== null) return;
    const inField = event.target === field.ref.current;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      if (text === '') moveAmongKept(event.currentTarget, step, field.ref.current);
      else if (items.length > 0) {
        const next = Math.min(Math.max(active + step, 0), items.length - 1);
        setActiveKey(items[next]?.key ?? null);
      }
    } else if (event.key === 'Enter' && inField) {
      event.preventDefault();
      onEnter(event.ctrlKey || event.metaKey);
    } else if (event.key === 'Tab' && inField && !event.shiftKey && completions.length > 0) {
      event.preventDefault();
      const suggestion = suggestions[active] ?? suggestions[0];
      if (suggestion) choose(suggestion);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (article) closeArticle();
      else closeSearch();
    } else if (onTabKey(event)) event.preventDefault();
  };

  const total = hits.length;
  const more = groups.some((each) => each.more || each.hits.length < each.count);
  const summary =
    looking && total === 0
      ? t('search.looking')
      : t(more ? 'search.summaryMore' : 'search.summary', { count: total });
  const isSaved = kept.saved.some((search) => search.text === text);
  const panelId = `${listId}-panel`;
  const tabsId = `${listId}-tab`;
  return (
    // Keys work wherever the focus is inside of the search.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.search} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <SearchIcon size={16} strokeWidth={1.8} aria-hidden="true" />
        <input
          ref={field.ref}
          type="text"
          role="combobox"
          className={styles.field}
          dir="auto"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('search.field')}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
          placeholder={t('search.placeholder')}
          onChange={(event) => {
            askAhead(event.target.value);
            field.follow(event.target);
          }}
          onSelect={(event) => field.follow(event.currentTarget)}
        />
        <IconButton label={t('search.close')} size="s" onClick={closeSearch}>
          <X size={14} strokeWidth={1.8} />
        </IconButton>
      </div>
      <span className="visually-hidden" role="status">
        {results && text !== '' ? summary : ''}
      </span>
      {isNaming && (
        <div className={styles.naming}>
          <NameForm
            label={t('search.saved.name')}
            name={text.slice(0, 80)}
            onSave={(name) => saveSearch({ id: crypto.randomUUID(), name, text })}
            onSaved={() => {
              setIsNaming(false);
              field.ref.current?.focus();
            }}
            onCancel={() => setIsNaming(false)}
          />
        </div>
      )}
      {!article && (
        <UnderstoodFilters
          text={typed}
          filters={filters}
          unread={unread}
          onEdit={(span) => write(typed, valueSpan(typed, span))}
          onRemove={(span) => write(withoutPart(typed, span))}
        />
      )}
      {!article && text !== '' && results !== null && tabs.length > 2 && (
        <GroupTabs
          id={tabsId}
          panelId={panelId}
          tabs={tabs}
          counts={counts}
          value={group}
          onChange={setGroup}
        />
      )}
      {article ? (
        <ArticleView article={article} onBack={closeArticle} />
      ) : (
        <div
          id={panelId}
          className={cx(styles.results, isLate && styles.late)}
          {...(tabs.length > 2 && text !== ''
            ? { role: 'tabpanel', 'aria-labelledby': `${tabsId}-${group}` }
            : {})}
          // Whoever reads with the keyboard can scroll what is longer than the screen.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {results && text !== '' && <Respelled results={results} onText={write} />}
          <div
            id={listId}
            role="listbox"
            aria-label={t('search.results')}
            aria-busy={behind || undefined}
          >
            {text !== '' && (
              <Suggestions
                listId={listId}
                suggestions={suggestions}
                active={active}
                onPoint={setActiveKey}
                onChoose={choose}
              />
            )}
            <ResultList
              listId={listId}
              groups={groups}
              first={suggestions.length}
              active={active}
              isMixed={group === 'all'}
              onPoint={setActiveKey}
              onOpen={openHit}
              onMore={setGroup}
            />
          </div>
          {problem !== null && <SearchProblem problem={problem} />}
          {text === '' && <KeptSearchList kept={kept} onChoose={(next) => write(next)} />}
          {text === '' && <SearchStart isShort={kept.recent.length + kept.saved.length > 0} />}
          {text !== '' &&
            results !== null &&
            total === 0 &&
            problem === null &&
            !behind &&
            (looking ? (
              <StillLooking />
            ) : (
              <NothingFound text={text} unfinished={results.unfinished} />
            ))}
        </div>
      )}
      {total > 0 && !article && (
        <SearchFoot
          onSave={isSaved || isNaming ? null : () => setIsNaming(true)}
          onExport={
            mayExport && results !== null && (results.messages.length > 0 || group === 'thread')
              ? () => setExported(searchedText(respelled(results)))
              : null
          }
        />
      )}
      {exported !== null && (
        <ExportDialog
          what={{ kind: 'matches', text: exported }}
          onClose={() => setExported(null)}
        />
      )}
    </div>
  );
}
