import { type Ref, type RefObject, useImperativeHandle } from 'react';

/**
 * Stands for a control that is drawn elsewhere where a primitive wants one of its own: the primitive
 * is beside it then, need not be there until it is used, and the control stays the same element.
 */
export function StandIn(props: {
  readonly control: RefObject<HTMLElement | null>;
  /** The primitive's. */
  readonly ref?: Ref<HTMLElement | null>;
}) {
  const { control, ref } = props;
  // Each time: the control may have become another element.
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => control.current);
  return null;
}
