import { useState } from 'react';
import type { Security as SecurityData } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { ChangeKeyDialog } from './ChangeKeyDialog';
import { Fact, Part } from './Part';
import styles from './Settings.module.css';
import { storeName } from './store-name';

/** What can be done about the key. */
export type KeyChange = 'new-key' | 'new-passphrase' | 'key-store' | 'passphrase';

/** How what Heddle keeps on this computer is protected, and what can be changed about it. */
export function Security() {
  const { t, date } = useI18n();
  const security = useHeddleQuery('session.security', undefined).data;
  const [change, setChange] = useState<KeyChange | null>(null);
  if (!security) return null;
  const { encryption, backend, madeAt } = security;
  return (
    <Part title={t('settings.security')}>
      <Fact label={t('settings.protected-by')}>
        <div>{t(`settings.protected-${encryption}`)}</div>
        <p className={styles.hint}>{t(`settings.protected-${encryption}-means`)}</p>
      </Fact>
      {backend === null ? null : (
        <Fact label={t('settings.key-store')}>
          <span translate="no">{storeName(backend)}</span>
        </Fact>
      )}
      {madeAt === null || encryption === 'memory' ? null : (
        <Fact label={t('settings.key-made')}>{date(madeAt)}</Fact>
      )}
      <div className={styles.buttons}>
        {changesFor(security).map((each) => (
          <Button key={each} onClick={() => setChange(each)}>
            {t(`settings.change-${each}`)}
          </Button>
        ))}
      </div>
      {change ? (
        <ChangeKeyDialog change={change} encryption={encryption} onClose={() => setChange(null)} />
      ) : null}
    </Part>
  );
}

function changesFor({ encryption, keyStore }: SecurityData): readonly KeyChange[] {
  const toStore: readonly KeyChange[] = keyStore ? ['key-store'] : [];
  switch (encryption) {
    case 'key-store':
      return ['new-key'];
    case 'passphrase':
      return ['new-passphrase', 'new-key', ...toStore];
    case 'memory':
      return keyStore ? toStore : ['passphrase'];
    case 'no-key-store':
      return [...toStore, 'passphrase', 'new-key'];
  }
}
