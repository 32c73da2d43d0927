export * from './session';
export * from './views';
export * from './inbox-views';
export * from './search-views';
export * from './sync-panel';
export type { Caller } from './method';
export * from './contract';
export * from './events';
export * from './bridge';
