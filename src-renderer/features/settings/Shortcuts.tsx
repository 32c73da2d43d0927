import { Plus, RotateCcw, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { useHeddleMutation, useHeddleQuery } from '../../app/query';
import {
  bind,
  conflictsOf,
  keysOf,
  MAX_KEYS,
  shippedKeys,
  takeFrom,
  useKnownActions,
  type KnownAction,
  type Bindings,
  type Conflict,
  type Keys,
} from '../../app/shortcuts';
import { useT, type Translate } from '../../i18n';
import {
  Button,
  IconButton,
  Kbd,
  pressedKeys,
  TextField,
  useKeyboard,
  useKeyNames,
  usePlatform,
} from '../../ui';
import { ACTION_GROUPS } from '../palette';
import { ShortcutFiles } from './ShortcutFiles';
import styles from './Shortcuts.module.css';

/** Keys that were pressed for an action, and what speaks against them. */
interface Asked {
  readonly action: KnownAction;
  readonly keys: Keys;
  readonly conflicts: readonly Conflict[];
}

/** Every action with its keys, which can be changed here. */
export function Shortcuts() {
  const t = useT();
  const nameOf = useKeyNames();
  const platform = usePlatform();
  const actions = useKnownActions();
  const bindings = (useHeddleQuery('settings.get', undefined).data ?? DEFAULT_SETTINGS).shortcuts;
  const save = useHeddleMutation('settings.set');
  const [filter, setFilter] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState('');

  const keep = (shortcuts: Bindings, words: string) => {
    setAsked(null);
    setTold(words);
    save.mutate({ shortcuts });
  };
  const give = (action: KnownAction, keys: Keys, base: Bindings) => {
    const before = keysOf(action, base).filter((each) => each !== keys);
    const words = t('settings.keys-given', { action: t(action.label), keys: nameOf(keys) });
    keep(bind(base, action, [...before, keys].slice(-MAX_KEYS)), words);
  };
  const pressed = (action: KnownAction, keys: Keys) => {
    const conflicts = conflictsOf(keys, action, actions, bindings, platform);
    if (conflicts.length === 0) give(action, keys, bindings);
    else setAsked({ action, keys, conflicts });
  };
  const change = (action: KnownAction, keys: readonly Keys[]) =>
    keep(
      bind(bindings, action, keys),
      keys.length === 0
        ? t('settings.keys-none-left', { action: t(action.label) })
        : t('settings.keys-given', {
            action: t(action.label),
            keys: keys.map(nameOf).join(t('ui.list-separator')),
          }),
    );

  const words = filter.toLocaleLowerCase().trim();
  const matching = actions.filter(
    (action) =>
      words === '' ||
      t(action.label).toLocaleLowerCase().includes(words) ||
      keysOf(action, bindings).some((keys) => nameOf(keys).toLocaleLowerCase().includes(words)),
  );
  return (
    <div className={styles.shortcuts}>
      <div className={styles.bar}>
        <TextField
          type="search"
          className={styles.filter}
          aria-label={t('settings.keys-filter')}
          placeholder={t('settings.keys-filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <ShortcutFiles
          bindings={bindings}
          actions={actions}
          onChange={(shortcuts) => keep(shortcuts, t('settings.keys-imported'))}
        />
      </div>
      <p role="status" className={told === '' ? 'visually-hidden' : styles.told}>
        {told}
      </p>
      {matching.length === 0 ? <p className={styles.none}>{t('settings.keys-none')}</p> : null}
      {ACTION_GROUPS.map((group) => {
        const inGroup = matching.filter((action) => action.group === group);
        return inGroup.length === 0 ? null : (
          <section key={group} aria-label={t(`palette.group-${group}`)}>
            <h3 className={styles.group}>{t(`palette.group-${group}`)}</h3>
            <ul className={styles.list}>
              {inGroup.map((action) => (
                <li key={action.id} className={styles.item} data-row="">
                  <ShortcutRow
                    action={action}
                    bindings={bindings}
                    onPressed={(keys) => pressed(action, keys)}
                    onChange={(keys) => change(action, keys)}
                  />
                  {asked?.action.id === action.id ? (
                    <Question
                      asked={asked}
                      actions={actions}
                      onTake={() =>
                        give(
                          action,
                          asked.keys,
                          takeFrom(asked.keys, action, actions, bindings, platform),
                        )
                      }
                      onAnyway={() => give(action, asked.keys, bindings)}
                      onLeave={() => setAsked(null)}
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function ShortcutRow(props: {
  readonly action: KnownAction;
  readonly bindings: Bindings;
  readonly onPressed: (keys: Keys) => void;
  readonly onChange: (keys: readonly Keys[]) => void;
}) {
  const { action, bindings, onPressed, onChange } = props;
  const t = useT();
  const nameOf = useKeyNames();
  const keys = keysOf(action, bindings);
  const name = t(action.label);
  const isOwn = bindings[action.id] !== undefined;
  return (
    <div className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.keys}>
        {keys.length === 0 ? (
          <span className={styles.noKeys}>{t('settings.keys-no-key')}</span>
        ) : null}
        {keys.map((each) => (
          <span key={each} className={styles.chip}>
            <Kbd keys={each} as="fixed" />
            <button
              type="button"
              className={styles.remove}
              aria-label={t('settings.keys-remove', { keys: nameOf(each), action: name })}
              onClick={() => onChange(keys.filter((other) => other !== each))}
            >
              <X size={12} strokeWidth={2} aria-hidden="true" />
            </button>
          </span>
        ))}
        <Recorder label={t('settings.keys-add', { action: name })} onPressed={onPressed} />
        <span className={styles.reset}>
          {isOwn ? (
            <IconButton
              size="s"
              label={t('settings.keys-reset', { action: name })}
              onClick={() => onChange(shippedKeys(action))}
            >
              <RotateCcw size={13} strokeWidth={1.8} />
            </IconButton>
          ) : null}
        </span>
      </span>
    </div>
  );
}

/** A button that takes the next combination that is pressed. */
function Recorder(props: { readonly label: string; readonly onPressed: (keys: Keys) => void }) {
  const t = useT();
  const platform = usePlatform();
  const keyboard = useKeyboard();
  const [on, setOn] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (!on) return;
    // Whoever wants to leave with the keyboard can.
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setOn(false);
      return;
    }
    const keys = pressedKeys(event.nativeEvent, platform, keyboard);
    if (keys === null) return;
    setOn(false);
    props.onPressed(keys);
  };
  return (
    <button
      ref={ref}
      type="button"
      className={styles.recorder}
      data-on={on}
      aria-label={on ? t('settings.keys-press') : props.label}
      aria-pressed={on}
      onClick={() => setOn((before) => !before)}
      onKeyDown={onKeyDown}
      onBlur={() => setOn(false)}
    >
      {on ? t('settings.keys-press') : <Plus size={13} strokeWidth={2} aria-hidden="true" />}
    </button>
  );
}

/** What speaks against the keys that were pressed, and what can be done about it. */
function Question(props: {
  readonly asked: Asked;
  readonly actions: readonly KnownAction[];
  readonly onTake: () => void;
  readonly onAnyway: () => void;
  readonly onLeave: () => void;
}) {
  const { asked, actions } = props;
  const t = useT();
  const nameOf = useKeyNames();
  const keys = nameOf(asked.keys);
  const labelOf = (id: string) => {
    const action = actions.find((each) => each.id === id);
    return action ? t(action.label) : id;
  };
  const blocked = asked.conflicts.some((each) => each.with === 'action' && each.blocks);
  const refused = asked.conflicts.some((each) => each.with === 'editing' && each.refused);
  return (
    <div role="alert" className={styles.question}>
      {asked.conflicts.map((conflict) => {
        const text = conflictWords(conflict, keys, labelOf, t);
        return <p key={text}>{text}</p>;
      })}
      <div className={styles.answers}>
        {blocked && !refused ? (
          <Button variant="primary" onClick={props.onTake}>
            {t('settings.keys-take')}
          </Button>
        ) : null}
        {!blocked && !refused ? (
          <Button variant="primary" onClick={props.onAnyway}>
            {t('settings.keys-anyway')}
          </Button>
        ) : null}
        <Button onClick={props.onLeave}>{t('settings.keys-leave')}</Button>
      </div>
    </div>
  );
}

function conflictWords(
  conflict: Conflict,
  keys: string,
  labelOf: (id: string) => string,
  t: Translate,
): string {
  switch (conflict.with) {
    case 'action': {
      const values = { keys, other: labelOf(conflict.id) };
      return conflict.blocks
        ? t('settings.keys-conflict-action', values)
        : t('settings.keys-conflict-place', values);
    }
    case 'system':
      return t('settings.keys-conflict-system', { keys });
    case 'editing':
      return conflict.refused
        ? t('settings.keys-conflict-moving', { keys })
        : t('settings.keys-conflict-editing', { keys });
    case 'typing':
      return t('settings.keys-conflict-typing', { keys });
    default:
      return conflict satisfies never;
  }
}
