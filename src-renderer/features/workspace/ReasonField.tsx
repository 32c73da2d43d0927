import { useT } from '../../i18n';
import { focusFirst, TextField } from '../../ui';
import { QuickWords } from './QuickWords';
import styles from './EpisodeForm.module.css';

const REASON_MAX = 500;
const QUICK = ['delivery', 'colleague', 'answer', 'away', 'check'] as const;

/** Why something is put aside, in own words or by one click. */
export function ReasonField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}) {
  const { label, value, onChange } = props;
  const t = useT();
  return (
    <div className={styles.part}>
      <label className={styles.part}>
        <span className={styles.label}>{label}</span>
        <TextField
          dir="auto"
          value={value}
          maxLength={REASON_MAX}
          placeholder={t('workspace.reason.placeholder')}
          onChange={(event) => onChange(event.target.value)}
          {...focusFirst}
        />
      </label>
      <QuickWords
        label={t('workspace.reason.quick')}
        words={QUICK.map((reason) => t(`workspace.reason.${reason}`))}
        value={value}
        onChoose={onChange}
      />
    </div>
  );
}
