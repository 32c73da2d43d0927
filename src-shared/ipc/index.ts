export * from './session';
export * from './views';
export * from './search-views';
export * from './sync-panel';
export * from './contract';
export * from './events';
export * from './bridge';
