import type { Channel } from '@shared/domain';
import { channelSchema } from '@shared/domain';
import { channelRules, closingSoonMs, hasConditions } from '@shared/rules';
import type { InboxWhere } from '../api';
import type { SqlValue } from '../sql';

/** Conditions as parts of a statement over the index `episode_facets`. */
export interface ConditionsSql {
  /** The beginning of the statement, with its values; empty: none. */
  readonly cte: string;
  readonly cteValues: readonly SqlValue[];
  readonly join: string;
  readonly where: readonly string[];
  /** Of `where`, in that order. */
  readonly values: readonly SqlValue[];
}

interface Part {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

interface Window {
  readonly channel: Channel;
  readonly lengthMs: number;
  readonly soonMs: number;
}

/** The channels that take replies for a while only. */
const windows: readonly Window[] = channelSchema.options.flatMap((channel) => {
  const lengthMs = channelRules[channel].replyWindowMs;
  const soonMs = closingSoonMs(channel);
  return lengthMs === null || soonMs === null ? [] : [{ channel, lengthMs, soonMs }];
});

/** When the reply window of an episode closes (Unix ms); null: never. */
export const CLOSES_AT_SQL = `(customer_at + CASE channel ${windows
  .map(({ channel, lengthMs }) => `WHEN '${channel}' THEN ${lengthMs}`)
  .join(' ')} END)`;

function oneOf(column: string, choices: readonly string[] | undefined): Part[] {
  if (choices === undefined || choices.length === 0) return [];
  return [
    {
      sql: `${column} IN (SELECT value FROM json_each(?))`,
      values: [JSON.stringify(choices)],
    },
  ];
}

function closing(now: number): Part {
  return {
    sql: `(${windows.map(() => '(channel = ? AND customer_at > ? AND customer_at <= ?)').join(' OR ')})`,
    values: windows.flatMap(({ channel, lengthMs, soonMs }) => [
      channel,
      now - lengthMs,
      now - lengthMs + soonMs,
    ]),
  };
}

function tagged(tagIds: readonly string[] | undefined): Part[] {
  if (tagIds === undefined || tagIds.length === 0) return [];
  return [
    {
      sql: `id IN (
        SELECT episode_id FROM episode_label
        WHERE label IN (SELECT 'tag:' || value FROM json_each(?)))`,
      values: [JSON.stringify(tagIds)],
    },
  ];
}

/** Up to when each thread was looked at, as a table of its own: the work is in another database. */
const SEEN = `
  WITH seen (seen_thread, seen_at) AS MATERIALIZED (
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)
  )`;

/**
 * Conditions in SQL; rules/inbox-conditions.ts says the same of a row in memory.
 *
 * @returns null when they ask for nothing
 */
export function conditionsSql({ conditions, now, among, seen }: InboxWhere): ConditionsSql | null {
  if (!hasConditions(conditions)) return null;
  const plain = (asked: boolean | undefined, sql: string, ...values: SqlValue[]): Part[] =>
    asked === true ? [{ sql, values }] : [];
  const isUnread = conditions.unread === true;
  const parts: Part[] = [
    ...oneOf('assignee_id', conditions.assigneeIds),
    ...oneOf('team_id', conditions.teamIds),
    ...oneOf('channel', conditions.channels),
    ...oneOf('language', conditions.languages),
    ...oneOf('value', conditions.values),
    ...tagged(conditions.tagIds),
    ...plain(isUnread, "last_side = 'customer' AND last_at > coalesce(seen_at, 0)"),
    ...(among === null
      ? []
      : [
          {
            sql: 'thread_id IN (SELECT value FROM json_each(?))',
            values: [JSON.stringify(among)],
          },
        ]),
    ...plain(conditions.late, "state = 'waiting-on-us' AND rank <= ?", now),
    ...(conditions.closing === true ? [closing(now)] : []),
    ...plain(conditions.noPlan, 'no_plan = 1'),
  ];
  return {
    cte: isUnread ? SEEN : '',
    cteValues: isUnread ? [JSON.stringify([...seen])] : [],
    join: isUnread ? 'LEFT JOIN seen ON seen_thread = thread_id' : '',
    where: parts.map(({ sql }) => sql),
    values: parts.flatMap(({ values }) => values),
  };
}
