export { showSnippets, useSnippetManager } from './manager';
export { SnippetManager } from './SnippetManager';
export { useSnippetActions } from './use-snippet-actions';
