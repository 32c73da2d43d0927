import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '@shared/ipc';
import { previewOf } from '@shared/rules';
import { useT } from '../../i18n';

/** Says politely what the customer writes while the conversation is open. */
export function Announcer(props: {
  readonly customerName: string;
  readonly messages: readonly MessageView[];
}) {
  const t = useT();
  const [said, setSaid] = useState('');
  const newest = useRef<number | null>(null);
  useEffect(() => {
    const last = props.messages.findLast((each) => each.pending === null);
    if (last === undefined) return;
    const known = newest.current;
    newest.current = Math.max(known ?? 0, last.position);
    if (known === null || last.position <= known || last.side !== 'customer') return;
    setSaid(
      t('conversation.announce', {
        name: props.customerName,
        text: previewOf(last.text),
      }),
    );
  }, [props.messages, props.customerName, t]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {said}
    </div>
  );
}
