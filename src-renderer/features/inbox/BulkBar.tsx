import { CheckCheck, CircleCheck, Moon, Tag, UserRound, X } from 'lucide-react';
import { type RefObject, useMemo, useRef } from 'react';
import { BULK_MAX } from '@shared/domain/limits';
import type { BulkChange } from '@shared/ipc';
import { canTake } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useActions } from '../../app/shortcuts';
import { useI18n } from '../../i18n';
import {
  futureWords,
  IconButton,
  Menu,
  type MenuHandle,
  MenuItem,
  MenuSeparator,
  safeText,
  SubMenu,
  useNow,
} from '../../ui';
import { snoozeChoices, snoozeOf } from '../workspace';
import styles from './BulkBar.module.css';
import { changeAll } from './bulk';
import type { Picking, Picks } from './usePicks';

const ICON = { size: 15, strokeWidth: 1.8 } as const;

/** What can be done with the rows that are picked. */
export function BulkBar({ picking }: { readonly picking: Picking }) {
  const { t, number } = useI18n();
  const { picks, clear } = picking;
  const count = picks.size;
  const change = (to: BulkChange) => {
    void changeAll(picks, to);
    clear();
    document.querySelector<HTMLElement>('#inbox-list')?.focus();
  };
  const assign = useRef<MenuHandle>(null);
  const snooze = useRef<MenuHandle>(null);
  const tag = useRef<MenuHandle>(null);
  useBulkActions(picking);
  useBulkMenus(assign, snooze, tag);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('inbox.bulk')}>
      <span className={styles.count} role="status">
        {t(count >= BULK_MAX ? 'inbox.picked-most' : 'inbox.picked', { count: number(count) })}
      </span>
      <AssignAll menu={assign} picks={picks} onChange={change} />
      <SnoozeAll menu={snooze} onChange={change} />
      <TagAll menu={tag} onChange={change} />
      <IconButton size="s" label={t('inbox.bulk-seen')} onClick={() => change({ kind: 'seen' })}>
        <CheckCheck {...ICON} />
      </IconButton>
      <IconButton
        size="s"
        label={t('inbox.bulk-resolve')}
        onClick={() => change({ kind: 'resolve', outcome: null })}
      >
        <CircleCheck {...ICON} />
      </IconButton>
      <IconButton size="s" label={t('inbox.bulk-none')} keys="Escape" onClick={clear}>
        <X {...ICON} />
      </IconButton>
    </div>
  );
}

interface Changing {
  readonly menu: RefObject<MenuHandle | null>;
  readonly onChange: (change: BulkChange) => void;
}

function AssignAll({ menu, picks, onChange }: Changing & { readonly picks: Picks }) {
  const { t } = useI18n();
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const agents = useHeddleQuery('reference.agents', undefined).data ?? [];
  const teamIds = new Set([...picks.values()].map(({ teamId }) => teamId));
  const colleagues = agents.filter((agent) => agent.id !== me?.id && canTake(agent, teamIds));
  const assign = (assigneeId: string | null) => onChange({ kind: 'assign', assigneeId });
  return (
    <Menu
      handle={menu}
      label={t('inbox.bulk-assign')}
      side="top"
      trigger={
        <IconButton size="s" label={t('inbox.bulk-assign')}>
          <UserRound {...ICON} />
        </IconButton>
      }
    >
      {me ? <MenuItem onSelect={() => assign(me.id)}>{t('inbox.assign-me')}</MenuItem> : null}
      <MenuItem onSelect={() => assign(null)}>{t('inbox.assign-nobody')}</MenuItem>
      {colleagues.length > 0 ? <MenuSeparator /> : null}
      {colleagues.map((agent) => (
        <MenuItem key={agent.id} onSelect={() => assign(agent.id)}>
          <bdi translate="no">{safeText(agent.name)}</bdi>
        </MenuItem>
      ))}
    </Menu>
  );
}

function SnoozeAll({ menu, onChange }: Changing) {
  const i18n = useI18n();
  const { t } = i18n;
  const now = useNow();
  return (
    <Menu
      handle={menu}
      label={t('inbox.bulk-snooze')}
      side="top"
      trigger={
        <IconButton size="s" label={t('inbox.bulk-snooze')}>
          <Moon {...ICON} />
        </IconButton>
      }
    >
      {snoozeChoices(now).map((choice) => {
        const { until } = snoozeOf(choice, now);
        return (
          <MenuItem
            key={choice}
            onSelect={() => onChange({ kind: 'snooze', snooze: snoozeOf(choice, Date.now()) })}
          >
            <span className={styles.choice}>
              <span>{t(`workspace.snooze.${choice}`)}</span>
              {until === null ? null : (
                <span className={styles.when}>{futureWords(i18n, until, now)}</span>
              )}
            </span>
          </MenuItem>
        );
      })}
    </Menu>
  );
}

function TagAll({ menu, onChange }: Changing) {
  const { t } = useI18n();
  const tags = useHeddleQuery('reference.tags', undefined).data ?? [];
  const items = (on: boolean) =>
    tags.map((tag) => (
      <MenuItem key={tag.id} onSelect={() => onChange({ kind: 'tag', tagId: tag.id, on })}>
        <bdi>{safeText(tag.name)}</bdi>
      </MenuItem>
    ));
  return (
    <Menu
      handle={menu}
      label={t('inbox.bulk-tag')}
      side="top"
      trigger={
        <IconButton size="s" label={t('inbox.bulk-tag')} disabled={tags.length === 0}>
          <Tag {...ICON} />
        </IconButton>
      }
    >
      {items(true)}
      <MenuSeparator />
      <SubMenu label={t('inbox.bulk-untag')}>{items(false)}</SubMenu>
    </Menu>
  );
}

function useBulkActions({ picks, clear }: Picking): void {
  useActions(
    useMemo(
      () => [
        {
          id: 'inbox.bulk-seen',
          label: 'action.bulk-seen',
          group: 'inbox',
          run: () => {
            void changeAll(picks, { kind: 'seen' });
            clear();
          },
        },
        {
          id: 'inbox.bulk-resolve',
          label: 'action.bulk-resolve',
          group: 'inbox',
          run: () => {
            void changeAll(picks, { kind: 'resolve', outcome: null });
            clear();
          },
        },
      ],
      [picks, clear],
    ),
  );
}

/** What asks for more opens its menu. */
function useBulkMenus(
  assign: RefObject<MenuHandle | null>,
  snooze: RefObject<MenuHandle | null>,
  tag: RefObject<MenuHandle | null>,
): void {
  useActions(
    useMemo(
      () => [
        {
          id: 'inbox.bulk-assign',
          label: 'action.bulk-assign',
          group: 'inbox',
          run: () => assign.current?.open(),
        },
        {
          id: 'inbox.bulk-snooze',
          label: 'action.bulk-snooze',
          group: 'inbox',
          run: () => snooze.current?.open(),
        },
        {
          id: 'inbox.bulk-tag',
          label: 'action.bulk-tag',
          group: 'inbox',
          run: () => tag.current?.open(),
        },
      ],
      [assign, snooze, tag],
    ),
  );
}
