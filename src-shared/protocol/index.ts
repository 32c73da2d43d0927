export * from './session';
export * from './changes';
export * from './events';
export * from './commands';
