export * from './attributes';
export * from './row-id';
export * from './preview';
export * from './episode';
export * from './overlay';
export * from './offers';
export * from './template';
export * from './load';
