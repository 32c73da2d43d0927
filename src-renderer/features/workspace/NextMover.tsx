import { useId } from 'react';
import type { NextMover } from '@shared/domain';
import { useT } from '../../i18n';
import styles from './EpisodeForm.module.css';

const MOVERS: readonly NextMover[] = ['us', 'customer', 'third-party'];

/** Whose move is next. */
export function NextMoverField(props: {
  readonly value: NextMover;
  readonly onChange: (next: NextMover) => void;
}) {
  const t = useT();
  const id = useId();
  return (
    <fieldset className={styles.part}>
      <legend className={styles.label}>{t('workspace.plan.next')}</legend>
      <div className={styles.choices}>
        {MOVERS.map((mover) => (
          <label key={mover} className={styles.choice}>
            <input
              type="radio"
              className="visually-hidden"
              name={id}
              checked={mover === props.value}
              onChange={() => props.onChange(mover)}
            />
            <span>{t(`workspace.plan.next.${mover}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
