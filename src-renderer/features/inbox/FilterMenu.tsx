import { ChevronDown, ListFilter } from 'lucide-react';
import type { InboxConditions, InboxFilter } from '@shared/ipc';
import { hasConditions } from '@shared/rules';
import { useInboxView, useScreen } from '../../app/state';
import { useT } from '../../i18n';
import {
  IconButton,
  Menu,
  MenuChoice,
  MenuChoices,
  MenuItem,
  MenuSeparator,
  SubMenu,
} from '../../ui';
import styles from './Inbox.module.css';
import { useChoices } from './useChoices';
import { CHOICES, FLAGS, withChoice, withFlag } from './views';

const FILTERS: readonly InboxFilter[] = ['mine', 'unassigned', 'everyone'];

/** Whose threads the inbox shows. */
export function OwnerMenu() {
  const t = useT();
  const filter = useScreen((screen) => screen.inboxFilter);
  const setFilter = useScreen((screen) => screen.setInboxFilter);
  return (
    <Menu
      label={t('inbox.filter')}
      align="end"
      trigger={
        <button type="button" className={styles.filter}>
          <span className="visually-hidden">{t('inbox.filter')}</span>
          {t(`inbox.filter-${filter}`)}
          <ChevronDown size={13} strokeWidth={1.8} aria-hidden="true" />
        </button>
      }
    >
      <MenuChoices
        label={t('inbox.filter')}
        value={filter}
        options={FILTERS.map((each) => ({ value: each, label: t(`inbox.filter-${each}`) }))}
        onChange={setFilter}
      />
    </Menu>
  );
}

/** What the list is narrowed to, by kind. */
export function ConditionMenu() {
  const t = useT();
  const conditions = useInboxView((view) => view.conditions);
  const setConditions = useInboxView((view) => view.setConditions);
  const setDialog = useInboxView((view) => view.setDialog);
  return (
    <Menu
      label={t('inbox.narrow')}
      align="end"
      trigger={
        <IconButton label={t('inbox.narrow')} size="s" pressed={hasConditions(conditions)}>
          <ListFilter size={15} strokeWidth={1.8} />
        </IconButton>
      }
    >
      <ChoicesAhead />
      {FLAGS.map((flag) => (
        <MenuChoice
          key={flag}
          checked={conditions[flag] === true}
          onSelect={() => setConditions(withFlag(conditions, flag))}
        >
          {t(`inbox.if-${flag}`)}
        </MenuChoice>
      ))}
      <MenuSeparator />
      {CHOICES.map((choice) => (
        <SubMenu key={choice} label={t(`inbox.by-${choice}`)}>
          <ChoiceItems choice={choice} conditions={conditions} />
        </SubMenu>
      ))}
      <MenuSeparator />
      <MenuItem disabled={!hasConditions(conditions)} onSelect={() => setDialog('save')}>
        {t('inbox.save-view')}
      </MenuItem>
    </Menu>
  );
}

/** Asks what can be chosen as soon as the menu is open, so that it is there when a part of it opens. */
function ChoicesAhead() {
  useChoices();
  return null;
}

function ChoiceItems(props: {
  readonly choice: (typeof CHOICES)[number];
  readonly conditions: InboxConditions;
}) {
  const { choice, conditions } = props;
  const t = useT();
  const setConditions = useInboxView((view) => view.setConditions);
  const choices = useChoices();
  const chosen: readonly string[] = conditions[choice] ?? [];
  const options = choices(choice);
  if (options.length === 0) {
    return (
      <MenuItem disabled onSelect={() => undefined}>
        {t('inbox.no-choices')}
      </MenuItem>
    );
  }
  return options.map(({ value, label }) => (
    <MenuChoice
      key={value}
      checked={chosen.includes(value)}
      onSelect={() => setConditions(withChoice(conditions, choice, value))}
    >
      <bdi>{label}</bdi>
    </MenuChoice>
  ));
}
