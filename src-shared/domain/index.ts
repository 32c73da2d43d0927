export * from './primitives';
export * from './people';
export * from './conversation';
export * from './knowledge';
export * from './entity';
export * from './command';
export * from './limits';
