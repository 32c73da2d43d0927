import { ArrowLeft } from 'lucide-react';
import type { Article } from '@shared/domain';
import { useT } from '../../i18n';
import { IconButton, RelativeTime, safeText } from '../../ui';
import { MessageText } from '../conversation/MessageText';
import styles from './ArticleView.module.css';

/** An article of the knowledge base, read without leaving the search. */
export function ArticleView(props: { readonly article: Article; readonly onBack: () => void }) {
  const t = useT();
  return (
    <article className={styles.article}>
      <header className={styles.head}>
        <IconButton label={t('search.back')} size="s" onClick={props.onBack}>
          <ArrowLeft className="mirrored" size={16} strokeWidth={1.8} />
        </IconButton>
        <h3 dir="auto">{safeText(props.article.title)}</h3>
        <RelativeTime at={props.article.updatedAt} className={styles.when} />
      </header>
      <MessageText text={props.article.body} />
    </article>
  );
}
