export { Composer } from './Composer';
export { composerOf } from './composer-link';
