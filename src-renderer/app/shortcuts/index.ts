export { ariaKeys, keyCaps, type Keys, type Platform } from '../../ui/keys';
export { actionsInForce, useRegistry, type Action, type ActionGroup } from './registry';
export { useActions, useShortcuts } from './useActions';
