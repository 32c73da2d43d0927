import { bundleForNode } from './bundle.ts';

/** Where the connector's parser worker is for tests; built at the first call. */
export const parserWorkerFile = () => bundleForNode('src-main/intake/parser-worker.ts');
