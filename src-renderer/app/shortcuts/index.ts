export { ariaKeys, keyCaps, type Keys, type Platform } from '../../ui/keys';
export {
  bind,
  bindingsAsText,
  bindingsFromText,
  conflictsOf,
  keysOf,
  MAX_KEYS,
  shippedKeys,
  takeFrom,
  type Bindable,
  type Bindings,
  type Conflict,
} from './bindings';
export {
  actionsInForce,
  useRegistry,
  type Action,
  type ActionGroup,
  type KnownAction,
} from './registry';
export {
  useActions,
  useBindings,
  useKeysOf,
  useKnownActions,
  useShortcuts,
  useShownInstead,
} from './useActions';
