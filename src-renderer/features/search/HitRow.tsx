import { BookOpen, MessagesSquare, TextQuote } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useI18n } from '../../i18n';
import { Avatar, Badge, cx, RelativeTime, safeText } from '../../ui';
import { channelLabel } from '../workspace/channel-label';
import type { Hit } from './hits';
import { Marked } from './Marked';
import styles from './HitRow.module.css';

interface HitRowProps {
  readonly id: string;
  readonly hit: Hit;
  readonly active: boolean;
  /** It is out of sight until the results are scrolled. */
  readonly beyond: boolean;
  /** Leaves this frame to the rows in sight: what is in it stays, or is not there, until this is false. */
  readonly later: boolean;
  readonly onPoint: (key: string) => void;
  readonly onOpen: (hit: Hit, beside: boolean) => void;
}

/** One result. */
export const HitRow = memo(function HitRow(props: HitRowProps) {
  const { hit } = props;
  return (
    // The field has the focus and its own key handler; the pointer is the other way in.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      className={cx(
        styles.row,
        props.beyond && styles.beyond,
        props.active && styles.active,
        props.active && 'on-tint',
      )}
      onPointerMove={() => props.onPoint(hit.key)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => props.onOpen(hit, event.ctrlKey || event.metaKey)}
    >
      <HitContent hit={hit} later={props.later} />
    </div>
  );
});

type HitContentProps = Pick<HitRowProps, 'hit' | 'later'>;

/** Beside the row, whose being active changes with every step of an arrow. */
const HitContent = memo(
  function HitContent({ hit, later }: HitContentProps) {
    return later ? null : <KindOfHit hit={hit} />;
  },
  (before, now) => now.later || (!before.later && before.hit === now.hit),
);

function KindOfHit({ hit }: { readonly hit: Hit }) {
  const { t } = useI18n();
  switch (hit.kind) {
    case 'message': {
      const { customer, snippet, side, kind, authorName, channel, at } = hit.hit;
      const by = side === 'customer' ? null : authorName;
      return (
        <Frame
          start={<Avatar id={customer.id} name={customer.name} size="s" />}
          title={safeText(customer.name)}
          detail={[channelLabel(channel, t), ...(by ? [t('search.by', { name: by })] : [])].join(
            ' · ',
          )}
          badge={kind === 'message' ? null : <Badge tone="note">{t(`search.${kind}`)}</Badge>}
          end={<RelativeTime at={at} className={styles.when} />}
        >
          <Marked segments={snippet} />
        </Frame>
      );
    }
    case 'thread': {
      const { customer, channel, state, matches, lastAt, snippet } = hit.hit;
      const words = [
        channelLabel(channel, t),
        ...(state === null ? [] : [t(`search.status.${state}`)]),
        ...(matches === 0 ? [] : [t('search.matches', { count: matches })]),
      ];
      return (
        <Frame
          start={
            <Icon>
              <MessagesSquare size={14} strokeWidth={1.8} />
            </Icon>
          }
          title={safeText(customer.name)}
          detail={words.join(' · ')}
          end={lastAt !== null && <RelativeTime at={lastAt} className={styles.when} />}
        >
          <Marked segments={snippet} />
        </Frame>
      );
    }
    case 'customer': {
      const { customer, name, detail, threadId } = hit.hit;
      return (
        <Frame
          start={<Avatar id={customer.id} name={customer.name} size="s" />}
          title={<Marked segments={name} />}
          end={threadId === null && <span className={styles.when}>{t('search.noThread')}</span>}
        >
          {safeText(detail)}
        </Frame>
      );
    }
    case 'snippet':
      return (
        <Frame
          start={
            <Icon>
              <TextQuote size={14} strokeWidth={1.8} />
            </Icon>
          }
          title={`/${safeText(hit.hit.name)}`}
          detail={safeText(hit.hit.folder)}
          end={<span className={styles.when}>{t('search.insertSnippet')}</span>}
        >
          {safeText(hit.hit.text.slice(0, 240))}
        </Frame>
      );
    case 'article':
      return (
        <Frame
          start={
            <Icon>
              <BookOpen size={14} strokeWidth={1.8} />
            </Icon>
          }
          title={safeText(hit.hit.title)}
          end={<RelativeTime at={hit.hit.updatedAt} className={styles.when} />}
        >
          <Marked segments={hit.hit.snippet} />
        </Frame>
      );
    default:
      return hit satisfies never;
  }
}

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.icon} aria-hidden="true">
      {children}
    </span>
  );
}

function Frame(props: {
  readonly start: ReactNode;
  readonly title: ReactNode;
  readonly detail?: string;
  readonly badge?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      {props.start}
      <div className={styles.middle}>
        <div className={styles.head}>
          <span className={styles.title} dir="auto">
            {props.title}
          </span>
          {props.badge}
          {props.detail && <span className={styles.detail}>{props.detail}</span>}
          {props.end && <span className={styles.end}>{props.end}</span>}
        </div>
        <div className={styles.text} dir="auto">
          {props.children}
        </div>
      </div>
    </>
  );
}
