import type { RefObject } from 'react';
import { useT } from '../../i18n';
import { usePreviewCustomer } from './SnippetPreview';
import styles from './SnippetManager.module.css';

const VARIABLES = ['customer.firstName', 'customer.name', 'agent.name'] as const;
/** More are typed by those who know them. */
const ATTRIBUTES_MAX = 5;
/** What a variable's name is made of; see rules/template.ts. */
const IS_NAME = /^[\w.-]+(?: [\w.-]+)*$/u;

/** Puts variables into the text where the caret is. */
export function VariableButtons(props: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onText: (text: string) => void;
}) {
  const t = useT();
  const customer = usePreviewCustomer();
  const attributes = Object.keys(customer.attributes)
    .filter((name) => IS_NAME.test(name))
    .slice(0, ATTRIBUTES_MAX)
    .map((name) => `attribute.${name}`);
  const insert = (name: string) => {
    const element = props.field.current;
    if (element === null) return;
    element.focus();
    const variable = `{{${name}}}`;
    const { selectionStart, selectionEnd, value } = element;
    props.onText(value.slice(0, selectionStart) + variable + value.slice(selectionEnd));
    const behind = selectionStart + variable.length;
    requestAnimationFrame(() => element.setSelectionRange(behind, behind));
  };
  return (
    <div className={styles.variables} role="group" aria-label={t('snippets.variables')}>
      <span className={styles.hint}>{t('snippets.variables')}</span>
      {[...VARIABLES, ...attributes].map((name) => (
        <button key={name} type="button" className={styles.variable} onClick={() => insert(name)}>
          <span translate="no">{name}</span>
        </button>
      ))}
    </div>
  );
}
