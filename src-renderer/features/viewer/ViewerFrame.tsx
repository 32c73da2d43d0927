import { Download, Maximize, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { call } from '../../app/bridge';
import { useI18n } from '../../i18n';
import { Button, Dialog, IconButton, safeText } from '../../ui';
import { useFileFacts } from './file-facts';
import type { ViewedFile } from './viewer-state';
import styles from './Viewer.module.css';

/** The dialog around what is looked at: its name, who sent it when, and what can be done with it. */
export function ViewerFrame(props: {
  readonly file: ViewedFile;
  /** What comes before who and when. */
  readonly note?: string | undefined;
  readonly tools: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { file } = props;
  const { t } = useI18n();
  const name = safeText(file.attachment.name);
  const facts = [...(props.note === undefined ? [] : [props.note]), ...useFileFacts(file)];
  const { save, problem } = useSave(file.attachment.id);
  return (
    <Dialog title={name} bare className={styles.viewer} onClose={props.onClose}>
      <div className={styles.head}>
        <div className={styles.about}>
          <p className={styles.name} title={name} aria-hidden="true">
            <bdi>{name}</bdi>
          </p>
          <p className={styles.facts}>
            {facts.map((fact, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two facts may read the same
              <span key={index}>
                {index > 0 && <span aria-hidden="true"> · </span>}
                <bdi>{fact}</bdi>
              </span>
            ))}
          </p>
        </div>
        <div className={styles.tools}>
          {props.tools}
          <IconButton label={t('viewer.save')} onClick={save}>
            <Download size={16} strokeWidth={1.8} />
          </IconButton>
          <IconButton label={t('ui.close')} onClick={props.onClose}>
            <X size={16} strokeWidth={1.8} />
          </IconButton>
        </div>
      </div>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {t('viewer.saveFailed', { reason: problem })}
        </p>
      )}
      {props.children}
    </Dialog>
  );
}

/** Saves a file where the agent chooses; says so when that did not work. */
export function useSave(id: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = () => {
    setProblem(null);
    void call('attachment.save', { id }).then((result) => {
      if (!result.ok) setProblem(result.error.message);
    });
  };
  return { save, problem };
}

/** Larger, smaller, all of it; and how large it is now. */
export function ZoomTools(props: {
  readonly scale: number;
  readonly disabled: boolean;
  readonly zoom: (to: 'in' | 'out' | 'fit') => void;
}) {
  const { t, number } = useI18n();
  const { zoom, disabled } = props;
  const percent = number(props.scale, 'percent');
  return (
    <div className={styles.zoom}>
      <IconButton
        label={t('viewer.zoomOut')}
        keys="-"
        disabled={disabled}
        onClick={() => zoom('out')}
      >
        <ZoomOut size={16} strokeWidth={1.8} />
      </IconButton>
      <span className={styles.scale}>
        <span aria-hidden="true">{percent}</span>
        <span className="visually-hidden">{t('viewer.scale', { percent })}</span>
      </span>
      <IconButton
        label={t('viewer.zoomIn')}
        keys="+"
        disabled={disabled}
        onClick={() => zoom('in')}
      >
        <ZoomIn size={16} strokeWidth={1.8} />
      </IconButton>
      <IconButton label={t('viewer.fit')} keys="0" disabled={disabled} onClick={() => zoom('fit')}>
        <Maximize size={16} strokeWidth={1.8} />
      </IconButton>
    </div>
  );
}

/** What stands in the place of a file that is not shown: why, and what can be done instead. */
export function NotShown(props: {
  readonly id: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  const { t } = useI18n();
  const { save, problem } = useSave(props.id);
  return (
    <div className={styles.instead}>
      <p role="alert">{props.children}</p>
      <div className={styles.insteadActions}>
        {props.actions}
        <Button onClick={save}>{t('viewer.save')}</Button>
      </div>
      {problem !== null && <p role="alert">{t('viewer.saveFailed', { reason: problem })}</p>}
    </div>
  );
}
