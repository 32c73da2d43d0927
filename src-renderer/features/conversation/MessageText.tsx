import { memo, useMemo, useState } from 'react';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import { SLICE_LENGTH, SLICES_PER_STEP, SOFT_BREAK, foldedHead, slicesOf } from './fold';
import { FoundText } from './FoundText';
import { linkSegments } from './links';
import { LinkButton } from './LinkButton';
import { safeSpans, spansWithin, type Span } from './marks';
import styles from './MessageText.module.css';

const NOTHING: readonly Span[] = [];
/** The least that a block of a long text is long. */
const SLICE_SHORTEST = SLICE_LENGTH - SOFT_BREAK;

interface MessageTextProps {
  readonly text: string;
  /** What was looked for in it, to be marked. */
  readonly found?: readonly Span[];
  /** Whether a long text is unfolded as far as the first of these. */
  readonly reveal?: boolean;
}

/**
 * A text of anybody, shown as nothing but text: isolated in its own direction, addresses as
 * buttons, long ones folded and then shown in blocks of which only the visible are laid out.
 */
export const MessageText = memo(function MessageText(props: MessageTextProps) {
  const { t, number } = useI18n();
  const { found = NOTHING, reveal = false } = props;
  const [steps, setSteps] = useState(0);
  const [revealed, setRevealed] = useState<readonly Span[]>(NOTHING);
  const head = useMemo(() => foldedHead(props.text), [props.text]);
  if (head === null) return <Piece text={props.text} spans={found} />;
  const toReveal = reveal ? found : NOTHING;
  if (toReveal !== revealed) {
    setRevealed(toReveal);
    setSteps(Math.max(steps, stepsTo(toReveal[0]?.end ?? 0, head.length)));
  }
  if (steps === 0) {
    const shown = head.trimEnd();
    return (
      <>
        <Piece text={`${shown}…`} spans={spansWithin(found, 0, shown.length)} />
        <button type="button" className={styles.more} onClick={() => setSteps(1)}>
          {t('conversation.fold.more', { count: number(props.text.length) })}
        </button>
      </>
    );
  }
  const { slices, rest } = slicesOf(props.text, steps * SLICES_PER_STEP);
  let from = 0;
  const pieces = slices.map((text) => {
    const piece = { text, spans: spansWithin(found, from, text.length) };
    from += text.length;
    return piece;
  });
  return (
    <>
      {pieces.map(({ text, spans }, index) => (
        // Blocks never change places: the index is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} text={text} spans={spans} block />
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

/** How many steps have to be shown so that a place of a folded text can be seen. */
function stepsTo(place: number, headLength: number): number {
  return place <= headLength ? 0 : Math.ceil(place / (SLICE_SHORTEST * SLICES_PER_STEP));
}

function Piece(props: {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly block?: boolean;
}) {
  const { text, spans } = props;
  const segments = useMemo(() => linkSegments(safeText(text)), [text]);
  const safe = useMemo(() => safeSpans(text, spans), [text, spans]);
  let from = 0;
  return (
    <div dir="auto" className={`${styles.text} ${props.block ? styles.block : ''} selectable`}>
      {segments.map((segment, index) => {
        const shown = (
          <FoundText
            // oxlint-disable-next-line react/no-array-index-key -- the same text may come twice
            key={index}
            text={segment.text}
            spans={spansWithin(safe, from, segment.text.length)}
          />
        );
        from += segment.text.length;
        return segment.kind === 'text' ? (
          shown
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the same address may come twice
          <LinkButton key={index} url={segment.url} host={segment.host}>
            {shown}
          </LinkButton>
        );
      })}
    </div>
  );
}
