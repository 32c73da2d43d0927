import { createHash, randomBytes } from 'node:crypto';
import { rootCertificates, setDefaultCACertificates } from 'node:tls';
import type { CommandOf } from '@shared/domain';
import type { Clock, Connector } from '../../../src-main/connectors/connector';
import { createDeskConnector } from '../../../src-main/connectors/desk';
import { nodeFetch } from '../../../src-main/headless/node-fetch';
import { verify, type Verification } from '../../../src-main/headless/verify/verify';
import { systemClock } from '../../../src-main/sync/clock';
import { makeCertificate } from '../../fixtures/sync/certificate';
import { startFaultProxy } from '../../fixtures/sync/fault-proxy';
import { openConsole } from '../../fixtures/sync/real-console';
import { openTestStore, type TestStore } from '../../helpers/store';
import { startDeskProcess } from './desk-process';
import { createFastClock } from './fast-clock';
import { startOwnDesk } from './own-desk';
import type { FaultRow, Scene } from './table';

/** Limits of the product that are minutes take seconds; requests on the loopback take their time. */
const FACTOR = 8;
const PATIENCE_MS = 180_000;

const trusted = makeCertificate('A desk');
const untrusted = makeCertificate('Somebody in between');

/** The thread that is read and answered during the fault. */
export const THREAD = 'thread-anna';
const OTHER_THREADS = 40;
const MESSAGES_EACH = 8;

export interface OpenScene extends Scene {
  readonly test: TestStore;
  readonly clock: Clock;
  /** The way to the desk past the proxy, as the same person. */
  readonly direct: Connector;
  close(): Promise<void>;
}

/** A console on a real store, a fault proxy and a real desk with some threads on it. */
export async function openScene(row: FaultRow): Promise<OpenScene> {
  const clock = createFastClock(FACTOR);
  const desk = await (row.frozen === true ? startDeskProcess : startOwnDesk)(FACTOR);
  await desk.addThread(THREAD, 3);
  for (let n = 0; n < OTHER_THREADS; n += 1) await desk.addThread(`thread-${n}`, MESSAGES_EACH);
  if (row.secure === true) setDefaultCACertificates([...rootCertificates, trusted.cert]);
  const proxy = await startFaultProxy(() => desk.url, {
    clock,
    ...(row.secure === true ? { certificate: trusted } : {}),
  });
  const test = await openTestStore();
  // Without proxy and in real time, for what is no part of a fault.
  const direct = createDeskConnector({
    baseUrl: desk.url,
    fetch: nodeFetch,
    clock: systemClock,
    deviceId: 'test-device',
  });
  const never = new AbortController().signal;
  const session = await direct.signIn({ user: 'rosa', password: 'practice' }, never);
  const console = await openConsole({
    url: proxy.url,
    store: test.store,
    session,
    clock,
    patienceMs: PATIENCE_MS,
    start: false,
  });
  return {
    clock,
    desk,
    proxy,
    console,
    direct,
    test,
    trusted,
    untrusted,
    close: async () => {
      await console.stop();
      await proxy.close();
      await test.dispose();
      await desk.close();
    },
  };
}

/** A reply to the thread, as the composer makes it. */
export async function replyIn(
  { desk, console, test }: OpenScene,
  id: string,
  withFile: boolean,
): Promise<CommandOf<'reply'>> {
  const known = await test.store.queries.conversation(THREAD);
  const body: CommandOf<'reply'> = {
    kind: 'reply',
    threadId: THREAD,
    episodeId: known?.episodes.at(-1)?.id ?? (await desk.openEpisodeId(THREAD)),
    messageId: `message-${id}`,
    text: `The answer ${id}. ${'It is on its way. '.repeat(20)}`,
    attachmentIds: withFile ? [`file-${id}`] : [],
    lastSeenMessageId: known?.lastMessageId ?? null,
    acceptStale: true,
  };
  if (withFile) {
    const bytes = Buffer.concat([PNG_HEAD, randomBytes(120_000)]);
    await console.store.work.addAttachment(
      {
        id: `file-${id}`,
        name: 'label.png',
        mediaType: 'image/png',
        sizeBytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        width: null,
        height: null,
      },
      bytes,
    );
  }
  return body;
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Compares every document of the cache with the desk. */
export async function verifyScene({ direct, test }: OpenScene): Promise<Verification> {
  return verify({
    connector: direct,
    inspect: test.store.inspect,
    state: await test.store.cache.syncState(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}
