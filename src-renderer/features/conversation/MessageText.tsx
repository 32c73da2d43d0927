import { memo, useMemo, useState } from 'react';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { SLICES_PER_STEP, foldedHead, slicesOf } from './fold';
import { linkSegments } from './links';
import { LinkButton } from './LinkButton';
import styles from './MessageText.module.css';

/**
 * A text of anybody, shown as nothing but text: isolated in its own direction, addresses as
 * buttons, long ones folded and then shown in blocks of which only the visible are laid out.
 */
export const MessageText = memo(function MessageText(props: { readonly text: string }) {
  const { t, number } = useI18n();
  const [steps, setSteps] = useState(0);
  const head = useMemo(() => foldedHead(props.text), [props.text]);
  if (head === null) return <Piece text={props.text} />;
  if (steps === 0) {
    return (
      <>
        <Piece text={`${head.trimEnd()}…`} />
        <button type="button" className={styles.more} onClick={() => setSteps(1)}>
          {t('conversation.fold.more', { count: number(props.text.length) })}
        </button>
      </>
    );
  }
  const { slices, rest } = slicesOf(props.text, steps * SLICES_PER_STEP);
  return (
    <>
      {slices.map((slice, index) => (
        // Blocks never change places: the index is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} text={slice} block />
      ))}
      <div className={styles.foldButtons}>
        {rest > 0 && (
          <button type="button" className={styles.more} onClick={() => setSteps(steps + 1)}>
            {t('conversation.fold.next', { count: number(rest) })}
          </button>
        )}
        <button type="button" className={styles.more} onClick={() => setSteps(0)}>
          {t('conversation.fold.less')}
        </button>
      </div>
    </>
  );
});

function Piece(props: { readonly text: string; readonly block?: boolean }) {
  const segments = useMemo(() => linkSegments(safeText(props.text)), [props.text]);
  return (
    <div dir="auto" className={`${styles.text} ${props.block ? styles.block : ''} selectable`}>
      {segments.map((segment, index) =>
        segment.kind === 'text' ? (
          segment.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the same address may come twice
          <LinkButton key={index} text={segment.text} url={segment.url} host={segment.host} />
        ),
      )}
    </div>
  );
}
