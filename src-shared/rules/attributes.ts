import type { Attributes, AttributeValue, Customer } from '../domain';

/**
 * One attribute by the name that a desk or a template gives, which may be any text: inherited
 * names such as `constructor` are not attributes.
 */
export function attributeOf(attributes: Attributes, name: string): AttributeValue {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}

/** Whether an attribute is shown only when somebody asks for it. */
export function isSensitive(
  { sensitiveAttributes = [] }: Pick<Customer, 'sensitiveAttributes'>,
  name: string,
): boolean {
  return sensitiveAttributes.includes(name);
}

/** The attributes that may be shown, quoted or listed unasked. */
export function plainAttributes(
  customer: Pick<Customer, 'attributes' | 'sensitiveAttributes'>,
): Attributes {
  if (customer.sensitiveAttributes === undefined) return customer.attributes;
  return Object.fromEntries(
    Object.entries(customer.attributes).filter(([name]) => !isSensitive(customer, name)),
  );
}
