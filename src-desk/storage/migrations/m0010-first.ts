import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const DOCUMENTS = [
  'teams',
  'tags',
  'snippets',
  'articles',
  'offers',
  'agents',
  'customers',
  'events',
  'offer_outcomes',
  'threads',
  'episodes',
  'messages',
] as const;

/** `bigint`, not `integer`: PostgreSQL's integer holds neither a time in ms nor a long sequence. */
const INTEGER = 'bigint';

const EXTRA_COLUMNS: Partial<Record<(typeof DOCUMENTS)[number], readonly string[]>> = {
  agents: ['login text', 'password_hash text'],
  events: ['customer_id text'],
  offer_outcomes: ['customer_id text'],
  threads: [
    'customer_id text',
    'team_id text',
    `created_at ${INTEGER}`,
    `last_at ${INTEGER}`,
    `last_position ${INTEGER}`,
  ],
  episodes: [
    'thread_id text',
    'team_id text',
    `number ${INTEGER}`,
    'state text',
    'assignee_id text?',
    `opened_at ${INTEGER}`,
    `wake_at ${INTEGER}?`,
    `has_messages ${INTEGER}`,
  ],
  messages: [
    'thread_id text',
    'episode_id text',
    'team_id text',
    `at ${INTEGER}`,
    `position ${INTEGER}`,
    'kind text',
    'side text',
    'agent_id text?',
    'to_agent_id text?',
  ],
};

/** Name, table, columns; `true` for unique. */
const INDEXES: readonly (readonly [string, string, readonly string[], boolean])[] = [
  ['agents_login', 'agents', ['login'], true],
  ['events_customer', 'events', ['customer_id'], false],
  ['offer_outcomes_customer', 'offer_outcomes', ['customer_id'], false],
  ['threads_customer', 'threads', ['customer_id'], false],
  ['threads_team', 'threads', ['team_id', 'last_at'], false],
  ['episodes_thread', 'episodes', ['thread_id', 'number'], true],
  ['episodes_team', 'episodes', ['team_id', 'state'], false],
  ['episodes_empty', 'episodes', ['team_id', 'has_messages', 'opened_at'], false],
  ['episodes_wake', 'episodes', ['wake_at'], false],
  ['messages_thread', 'messages', ['thread_id', 'position'], true],
  ['messages_team', 'messages', ['team_id', 'at', 'id'], false],
  ['messages_kind', 'messages', ['team_id', 'kind'], false],
  ['attachments_message', 'attachments', ['message_id'], false],
  ['import_order', 'import_staging', ['person', 'channel', 'starts_at', 'episode_id'], false],
  ['sessions_agent', 'sessions', ['agent_id'], false],
];

function columnOf(spec: string): { name: string; type: 'text' | 'bigint'; nullable: boolean } {
  const [name = '', type = ''] = spec.replace('?', '').split(' ');
  return { name, type: type === 'text' ? 'text' : 'bigint', nullable: spec.endsWith('?') };
}

async function createTable(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
): Promise<void> {
  let builder = db.schema.createTable(table);
  for (const [index, spec] of columns.entries()) {
    const { name, type, nullable } = columnOf(spec);
    builder = builder.addColumn(name, type, (column) => {
      if (index === 0) return column.primaryKey().notNull();
      return nullable ? column : column.notNull();
    });
  }
  await builder.execute();
}

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of DOCUMENTS) {
      const extra = EXTRA_COLUMNS[table] ?? [];
      await createTable(db, table, ['id text', `rev ${INTEGER}`, 'doc text', ...extra]);
    }
    await createTable(db, 'attachments', [
      'id text',
      'doc text',
      'sha256 text',
      'uploaded_by text?',
      'message_id text?',
      `created_at ${INTEGER}`,
    ]);
    await createTable(db, 'changes', [
      `seq ${INTEGER}`,
      'op text',
      'kind text',
      'entity_id text',
      'team_id text?',
    ]);
    await createTable(db, 'sessions', [
      'token_hash text',
      'agent_id text',
      'device_id text',
      `created_at ${INTEGER}`,
      `used_at ${INTEGER}`,
    ]);
    await createTable(db, 'command_answers', [
      'id text',
      'agent_id text',
      'body_hash text',
      'outcome text',
      `answered_at ${INTEGER}`,
    ]);
    await createTable(db, 'import_staging', [
      'episode_id text',
      'person text',
      'channel text',
      `starts_at ${INTEGER}`,
      'dialogue text',
    ]);
    await createTable(db, 'counters', ['name text', `value ${INTEGER}`]);
    await createTable(db, 'settings', ['name text', 'value text']);
    for (const [name, table, columns, unique] of INDEXES) {
      const index = db.schema
        .createIndex(name)
        .on(table)
        .columns([...columns]);
      await (unique ? index.unique() : index).execute();
    }
  },
};
