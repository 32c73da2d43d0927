export * from './session';
export * from './views';
export * from './sync-panel';
export * from './contract';
export * from './bridge';
