import type { Attributes, AttributeValue } from '../domain';

/**
 * One attribute by the name that a desk or a template gives, which may be any text: inherited
 * names such as `constructor` are not attributes.
 */
export function attributeOf(attributes: Attributes, name: string): AttributeValue {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}
