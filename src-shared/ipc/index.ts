export * from './session';
export * from './views';
export * from './contract';
export * from './bridge';
