import { X } from 'lucide-react';
import type { InboxConditions } from '@shared/ipc';
import { hasConditions } from '@shared/rules';
import { useInboxView } from '../../app/state';
import { useT } from '../../i18n';
import styles from './Chips.module.css';
import { useChoices } from './useChoices';
import { CHOICES, FLAGS, withChoice, withFlag } from './views';

/** What the list is narrowed to; each can be taken away. */
export function Chips() {
  // What could be chosen is asked for only where something was: the store looks at every thread for it.
  return useInboxView((view) => hasConditions(view.conditions)) ? <ChipList /> : null;
}

function ChipList() {
  const t = useT();
  const conditions = useInboxView((view) => view.conditions);
  const setConditions = useInboxView((view) => view.setConditions);
  const chips = useChips(conditions);
  return (
    <ul className={styles.chips} aria-label={t('inbox.narrowed-to')}>
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t('inbox.remove-condition', { name: label })}
            onClick={() => setConditions(without)}
          >
            <bdi className={styles.label}>{label}</bdi>
            <X size={12} strokeWidth={2} aria-hidden="true" />
          </button>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <button type="button" className={styles.clear} onClick={() => setConditions({})}>
            {t('inbox.clear-conditions')}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

interface Chip {
  readonly key: string;
  readonly label: string;
  readonly without: InboxConditions;
}

function useChips(conditions: InboxConditions): readonly Chip[] {
  const t = useT();
  const choices = useChoices();
  const flags = FLAGS.filter((flag) => conditions[flag] === true).map((flag) => ({
    key: flag,
    label: t(`inbox.if-${flag}`),
    without: withFlag(conditions, flag),
  }));
  const chosen = CHOICES.flatMap((choice) => {
    const options = choices(choice);
    const values: readonly string[] = conditions[choice] ?? [];
    return values.map((value) => ({
      key: `${choice} ${value}`,
      // What is gone from the desk still narrows the list: it must be possible to take it away.
      label: options.find((each) => each.value === value)?.label ?? t('inbox.unknown-choice'),
      without: withChoice(conditions, choice, value),
    }));
  });
  return [...flags, ...chosen];
}
