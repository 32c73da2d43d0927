import type { Migration } from '../migrate';
import { fillIndex } from './index-care';
import { createIndex } from './index-schema';

/*
 * A trigger's INSERT OR IGNORE does not ignore when an upsert fires it: there the policy of the
 * statement outside counts, which is to fail. ON CONFLICT DO NOTHING is heeded.
 */

/** The labels of an episode, from the row that a trigger knows as `new`, or from all episodes. */
function labelsOf(row: 'new' | 'episode'): string {
  const source = row === 'new' ? '' : 'episode, ';
  const from = row === 'new' ? '' : 'FROM episode';
  return `
    INSERT INTO episode_label SELECT 'state:' || ${row}.state, ${row}.id ${from}
      WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO episode_label SELECT 'tag:' || value, ${row}.id
      FROM ${source}json_each(${row}.doc, '$.tagIds')
      WHERE true ON CONFLICT DO NOTHING;
    INSERT INTO episode_label SELECT 'intent:' || json_extract(value, '$.label'), ${row}.id
      FROM ${source}json_each(${row}.doc, '$.intents')
      WHERE json_extract(value, '$.label') IS NOT NULL ON CONFLICT DO NOTHING;`;
}

const OFFER_MADE = `
    INSERT INTO episode_label
      SELECT 'offer:made', json_extract(new.doc, '$.episodeId')
      WHERE json_extract(new.doc, '$.outcome') NOT IN ('shown', 'dismissed')
        AND json_extract(new.doc, '$.episodeId') IS NOT NULL
      ON CONFLICT DO NOTHING;`;

/** The episode of \`old\` has no offer any more, unless another outcome, or what \`old\` became, says so. */
const OFFER_GONE = `
    DELETE FROM episode_label
      WHERE label = 'offer:made' AND episode_id = json_extract(old.doc, '$.episodeId')
        AND NOT EXISTS (
          SELECT 1 FROM offer_outcome AS other WHERE other.customer_id = old.customer_id
            AND json_extract(other.doc, '$.episodeId') = json_extract(old.doc, '$.episodeId')
            AND json_extract(other.doc, '$.outcome') NOT IN ('shown', 'dismissed')
        );`;

/*
 * Documents are kept as JSON beside the columns that are searched by. Nothing refers to anything by
 * a foreign key: documents arrive in any order, also before what they belong to.
 */
const documents = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- Removals, by the revision that did them. They stay: nothing older may come back.
  CREATE TABLE tombstone (
    kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE set_aside (
    kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER, reason TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX set_aside_newest ON set_aside (at);

  -- Teams, agents, tags, snippets, articles, offers; row_id keeps the order in which they came.
  CREATE TABLE reference (
    row_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL,
    doc TEXT NOT NULL, UNIQUE (kind, id)
  ) STRICT;

  CREATE TABLE customer (
    row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
    name TEXT NOT NULL, language TEXT, value TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;

  CREATE TABLE customer_event (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, at INTEGER NOT NULL, rev INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX customer_event_newest ON customer_event (customer_id, at);

  CREATE TABLE offer_outcome (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, at INTEGER NOT NULL, rev INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX offer_outcome_newest ON offer_outcome (customer_id, at);

  CREATE TABLE thread (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, channel TEXT NOT NULL, last_at INTEGER NOT NULL,
    rev INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX thread_of_customer ON thread (customer_id, last_at);

  -- listed: the newest episode of a thread that is here, with its customer: a row of the inbox.
  -- rank: the place in its list, smallest first, whatever the state is sorted by.
  CREATE TABLE episode (
    id TEXT PRIMARY KEY, thread_id TEXT NOT NULL, customer_id TEXT NOT NULL,
    number INTEGER NOT NULL, assignee_id TEXT, state TEXT NOT NULL, rank INTEGER NOT NULL,
    waiting_since INTEGER, opened_at INTEGER NOT NULL, resolved_at INTEGER,
    listed INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX episode_of_thread ON episode (thread_id, number);
  CREATE INDEX episode_of_customer ON episode (customer_id, opened_at);
  CREATE INDEX episode_listed ON episode (state, rank, id) WHERE listed = 1;
  CREATE INDEX episode_listed_of ON episode (assignee_id, state, rank, id) WHERE listed = 1;
  CREATE INDEX episode_waiting ON episode (waiting_since, id)
    WHERE listed = 1 AND state = 'waiting-on-us';

  -- How many rows each list has, so that nobody counts 100,000 threads; '' is nobody.
  CREATE TABLE inbox_count (
    assignee_id TEXT NOT NULL, state TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (assignee_id, state)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER episode_count_insert AFTER INSERT ON episode WHEN new.listed = 1 BEGIN
    INSERT INTO inbox_count VALUES (coalesce(new.assignee_id, ''), new.state, 1)
      ON CONFLICT DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER episode_count_delete AFTER DELETE ON episode WHEN old.listed = 1 BEGIN
    UPDATE inbox_count SET count = count - 1
      WHERE assignee_id = coalesce(old.assignee_id, '') AND state = old.state;
  END;
  CREATE TRIGGER episode_count_update AFTER UPDATE OF listed, state, assignee_id ON episode
    WHEN old.listed <> new.listed OR old.state <> new.state
      OR old.assignee_id IS NOT new.assignee_id
  BEGIN
    UPDATE inbox_count SET count = count - old.listed
      WHERE assignee_id = coalesce(old.assignee_id, '') AND state = old.state;
    INSERT INTO inbox_count VALUES (coalesce(new.assignee_id, ''), new.state, new.listed)
      ON CONFLICT DO UPDATE SET count = count + new.listed;
  END;

  -- row_id grows with the time of sending (rules/row-id.ts).
  CREATE TABLE message (
    row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL,
    position INTEGER NOT NULL, rev INTEGER NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_of_thread ON message (thread_id, position);

  CREATE TABLE attachment (
    id TEXT PRIMARY KEY, message_row INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX attachment_of_message ON attachment (message_row);
  CREATE TABLE attachment_bytes (
    id TEXT PRIMARY KEY, bytes BLOB NOT NULL
  ) STRICT;
`;

/** What of the downloaded bytes was used when; beside them, because they are long. */
const attachmentUse = `
  CREATE TABLE attachment_use (
    id TEXT PRIMARY KEY, size INTEGER NOT NULL, used_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attachment_use_oldest ON attachment_use (used_at, id);
  INSERT INTO attachment_use SELECT id, length(bytes), 0 FROM attachment_bytes;
`;

/** What is set aside belongs to something (a thread, a customer) and goes with it. */
const setAsideParent = 'ALTER TABLE set_aside ADD COLUMN parent_id TEXT;';

/*
 * What an episode is searched for by, beside its messages. Triggers write it, so that it is right
 * whichever way an episode comes, changes or goes.
 */
const labels = `
  CREATE TABLE IF NOT EXISTS search_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE episode_label (
    label TEXT NOT NULL, episode_id TEXT NOT NULL, PRIMARY KEY (label, episode_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX episode_label_of ON episode_label (episode_id);
`;

const labelTriggers = `
  CREATE TRIGGER episode_label_insert AFTER INSERT ON episode BEGIN
    ${labelsOf('new')}
  END;
  CREATE TRIGGER episode_label_update AFTER UPDATE OF state, doc ON episode BEGIN
    DELETE FROM episode_label WHERE episode_id = old.id AND label <> 'offer:made';
    ${labelsOf('new')}
  END;
  -- What came of an offer is the customer's: it is still here when the episode comes again.
  CREATE TRIGGER episode_label_delete AFTER DELETE ON episode BEGIN
    DELETE FROM episode_label WHERE episode_id = old.id AND label <> 'offer:made';
  END;
  CREATE TRIGGER offer_label_insert AFTER INSERT ON offer_outcome BEGIN
    ${OFFER_MADE}
  END;
  CREATE TRIGGER offer_label_delete AFTER DELETE ON offer_outcome BEGIN
    ${OFFER_GONE}
  END;
  CREATE TRIGGER offer_label_update AFTER UPDATE OF doc ON offer_outcome BEGIN
    ${OFFER_GONE}
    ${OFFER_MADE}
  END;
`;

/** Those of before could fail, and what came in with them; those of before version 110 forgot nothing. */
const dropLabelTriggers = `
  DROP TRIGGER episode_label_insert;
  DROP TRIGGER episode_label_update;
  DROP TRIGGER episode_label_delete;
  DROP TRIGGER offer_label_insert;
  DROP TRIGGER offer_label_delete;
  DROP TRIGGER offer_label_update;
`;

/** The messages that are kept on top of their conversations. */
const pinned = `
  CREATE TABLE pinned_message (message_row INTEGER PRIMARY KEY, thread_id TEXT NOT NULL) STRICT;
  CREATE INDEX pinned_message_of_thread ON pinned_message (thread_id);
`;

const OFFERS_MADE = `
  INSERT OR IGNORE INTO episode_label
    SELECT 'offer:made', json_extract(doc, '$.episodeId') FROM offer_outcome
    WHERE json_extract(doc, '$.outcome') NOT IN ('shown', 'dismissed')
      AND json_extract(doc, '$.episodeId') IS NOT NULL;`;

/*
 * What rows of the inbox are narrowed by, beside the documents that say it: all of it in one index,
 * so that a condition over 100,000 threads reads that and no document. What thread and customer say
 * is written when an episode is listed, and again when they change.
 */
const facets = `
  ALTER TABLE episode ADD COLUMN team_id TEXT;
  ALTER TABLE episode ADD COLUMN last_side TEXT;
  ALTER TABLE episode ADD COLUMN last_at INTEGER;
  ALTER TABLE episode ADD COLUMN customer_at INTEGER;
  ALTER TABLE episode ADD COLUMN no_plan INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE episode ADD COLUMN channel TEXT;
  ALTER TABLE episode ADD COLUMN language TEXT;
  ALTER TABLE episode ADD COLUMN value TEXT;

  UPDATE episode SET
    team_id = json_extract(doc, '$.teamId'),
    last_side = json_extract(doc, '$.lastMessage.side'),
    last_at = json_extract(doc, '$.lastMessage.at'),
    customer_at = json_extract(doc, '$.lastCustomerMessageAt'),
    -- Nobody could say more than that before.
    no_plan = CASE state
      WHEN 'waiting-on-customer' THEN 1
      WHEN 'snoozed' THEN json_extract(doc, '$.snooze.until') IS NULL
      ELSE 0
    END;
  UPDATE episode SET channel = thread.channel, language = customer.language, value = customer.value
    FROM thread, customer
    WHERE episode.listed = 1 AND thread.id = episode.thread_id AND customer.id = thread.customer_id;

  CREATE INDEX episode_facets ON episode (
    state, rank, id, assignee_id, thread_id, team_id, channel, language, value, last_side, last_at,
    customer_at, no_plan
  ) WHERE listed = 1;
`;

/** The schema of cache.db. */
export const cacheMigrations: readonly Migration[] = [
  { version: 10, name: 'documents', up: (db) => db.script(documents) },
  {
    version: 20,
    name: 'search index',
    up: (db) => {
      createIndex(db);
      fillIndex(db);
    },
  },
  {
    version: 30,
    name: 'use of attachments, owners of what is set aside',
    up: (db) => {
      db.script(attachmentUse);
      db.script(setAsideParent);
    },
  },
  {
    version: 40,
    name: 'labels of episodes',
    up: (db) => {
      db.script(labels);
      db.script(labelTriggers);
      db.script(labelsOf('episode'));
      db.script(OFFERS_MADE);
    },
  },
  { version: 60, name: 'what the inbox is narrowed by', up: (db) => db.script(facets) },
  { version: 80, name: 'pinned messages', up: (db) => db.script(pinned) },
  {
    version: 90,
    name: 'messages of an episode',
    // By the document itself: an episode's messages are looked up when it is searched for by a label.
    up: (db) =>
      db.script("CREATE INDEX message_of_episode ON message (json_extract(doc, '$.episodeId'));"),
  },
  {
    version: 100,
    name: 'labels that are there already',
    up: (db) => {
      db.script(dropLabelTriggers);
      db.script(labelTriggers);
    },
  },
  {
    version: 110,
    name: 'labels of offers that were taken back',
    up: (db) => {
      db.script(dropLabelTriggers);
      db.script(labelTriggers);
      db.script("DELETE FROM episode_label WHERE label = 'offer:made';");
      db.script(OFFERS_MADE);
    },
  },
];
