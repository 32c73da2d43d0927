import { useState, type DragEvent, type ReactNode } from 'react';
import { Paperclip } from 'lucide-react';
import styles from './DropZone.module.css';

/** Takes files that are dropped on it, and shows so while they hover. */
export function DropZone(props: {
  readonly label: string;
  /** What may be dropped. */
  readonly hint: string;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) =>
    !props.disabled && [...event.dataTransfer.types].includes('Files');
  return (
    <div
      className={styles.zone}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        const into = event.relatedTarget;
        if (!(into instanceof Node) || !event.currentTarget.contains(into)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      {props.children}
      {over && (
        <div className={styles.veil}>
          <Paperclip size={18} strokeWidth={1.8} aria-hidden="true" />
          <span>
            {props.label}
            <small className={styles.hint}>{props.hint}</small>
          </span>
        </div>
      )}
    </div>
  );
}
