import type { InboxConditions, InboxView } from '@shared/ipc';

/** The views that everybody has. */
export type BuiltInId = 'closing' | 'no-plan' | 'drafts' | 'came-back';

export interface BuiltInView {
  readonly id: BuiltInId;
  readonly view: InboxView;
}

/** In the order of the menu. */
export const BUILT_IN_VIEWS: readonly BuiltInView[] = [
  { id: 'closing', view: { list: 'open', filter: 'mine', conditions: { closing: true } } },
  { id: 'no-plan', view: { list: 'open', filter: 'mine', conditions: { noPlan: true } } },
  { id: 'drafts', view: { list: 'open', filter: 'everyone', conditions: { draft: true } } },
  { id: 'came-back', view: { list: 'open', filter: 'mine', conditions: { cameBack: true } } },
];

/** A condition that is there or not. */
export type Flag = {
  [K in keyof InboxConditions]-?: NonNullable<InboxConditions[K]> extends boolean ? K : never;
}[keyof InboxConditions];

/** A condition with choices. */
export type Choice = Exclude<keyof InboxConditions, Flag>;

export const FLAGS = [
  'unread',
  'draft',
  'late',
  'closing',
  'noPlan',
  'cameBack',
] as const satisfies readonly Flag[];

export const CHOICES = [
  'assigneeIds',
  'teamIds',
  'channels',
  'tagIds',
  'languages',
  'values',
] as const satisfies readonly Choice[];

/** Conditions with a choice added, or taken away if it was there. */
export function withChoice(
  conditions: InboxConditions,
  choice: Choice,
  value: string,
): InboxConditions {
  const before: readonly string[] = conditions[choice] ?? [];
  const next = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value];
  const { [choice]: _before, ...others } = conditions;
  // Values come from the lists of their kind only; main checks them once more.
  return next.length === 0 ? others : ({ ...others, [choice]: next } as InboxConditions);
}

/** Conditions with a flag turned over. */
export function withFlag(conditions: InboxConditions, flag: Flag): InboxConditions {
  const { [flag]: before, ...others } = conditions;
  return before === true ? others : { ...others, [flag]: true };
}
