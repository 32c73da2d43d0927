export { Avatar, customerColour } from './Avatar';
export { Badge, CountBadge, type Tone } from './Badge';
export { Button, type ButtonProps } from './Button';
export { useNow, useTimeText } from './clock';
export { ConfirmTwice } from './ConfirmTwice';
export { ContextMenu, type ContextItem } from './ContextMenu';
export { cx } from './cx';
export { DateField } from './DateField';
export { ConfirmDialog, Dialog, DialogBody, DialogButtons, focusFirst } from './Dialog';
export { EmptyState } from './EmptyState';
export { useHadSelection } from './had-selection';
export { IconButton, type IconButtonProps } from './IconButton';
export { initialsOf } from '@shared/rules';
export { Kbd } from './Kbd';
export { KeyboardProvider, useKeyboard, useKeyCaps, useKeyNames, useShownKeys } from './keyboard';
export {
  ariaKeys,
  combinationOf,
  keyCaps,
  keysFrom,
  pressedKeys,
  type KeyboardMap,
  type Keys,
  type Platform,
} from './keys';
export {
  type MenuHandle,
  Menu,
  MenuChoice,
  MenuChoices,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  SubMenu,
} from './Menu';
export { MenuAt, type MenuPlace } from './MenuAt';
export { Notice, NoticePlace } from './Notice';
export { PlatformProvider, usePlatform } from './platform';
export { Popover } from './Popover';
export { RelativeTime } from './RelativeTime';
export { Skeleton } from './Skeleton';
export { safeText } from './safe-text';
export { Tabs, type TabItem } from './Tabs';
export { SelectField, TextArea, TextField } from './TextField';
export {
  agoWords,
  backAfterWords,
  durationWords,
  futureWords,
  isSameDay,
  momentWords,
  targetWords,
  urgencyOf,
  type Urgency,
} from './time-words';
export { tooltip } from './tooltip';
export { TooltipLayer } from './TooltipLayer';
export {
  VirtualList,
  type Dividers,
  type Activation,
  type Pick,
  type RowState,
  type VirtualListHandle,
  type VirtualListProps,
} from './VirtualList';
