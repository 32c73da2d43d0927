import { formatBirthday, formatMoney } from './format';
import { cultures, type Culture } from './people';
import type { Rng } from './rng';
import type { Language, Sector, Slot } from './scenario';

/** A made-up person: the slots that every text may use, and what the desk knows of them. */
export interface Persona {
  readonly name: string;
  readonly language: Language;
  readonly country: string;
  readonly currency: Culture['currency'];
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** The brand that a sector's customers think they write to. */
export const BRANDS: Readonly<Record<Sector, string>> = {
  telecoms: 'Fennwave',
  retail: 'Harrow & Finch',
  travel: 'Merrivale Travel',
  banking: 'Tidewell Bank',
};

const MAIL_HOSTS = ['example.com', 'example.net', 'example.org'];
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const BIRTH_FROM = Date.UTC(1944, 0, 1);
const BIRTH_TO = Date.UTC(2005, 0, 1);

/**
 * A new person who writes in a language and whose full name is not taken yet; the name is added to `taken`.
 *
 * @param agent first name of the colleague whom the texts thank
 */
export function makePersona(
  language: Language,
  sector: Sector,
  taken: Set<string>,
  rng: Rng,
): Persona {
  const options = cultures.filter((culture) => culture.language === language);
  for (let attempt = 0; ; attempt += 1) {
    const culture = rng.pick(options);
    const first = splitName(rng.pick(culture.firstNames));
    const last = splitName(rng.pick(culture.lastNames));
    const latin = `${first.latin} ${last.latin}`;
    // A third of those with another script have registered in it.
    const showNative = culture.nativeScript === true && rng.chance(0.34);
    const native =
      language === 'ja' ? `${last.native} ${first.native}` : `${first.native} ${last.native}`;
    const suffix = attempt > 60 ? ` ${rng.pick([...CAPITALS])}.` : '';
    const name = `${showNative ? native : latin}${suffix}`;
    if (taken.has(`${latin}${suffix}`)) continue;
    taken.add(`${latin}${suffix}`);
    return personaOf({ name, latin, first, last, native, culture, sector }, rng);
  }
}

function personaOf(
  given: {
    readonly name: string;
    readonly latin: string;
    readonly first: { readonly latin: string; readonly native: string };
    readonly last: { readonly latin: string; readonly native: string };
    readonly native: string;
    readonly culture: Culture;
    readonly sector: Sector;
  },
  rng: Rng,
): Persona {
  const { culture, first, last, sector } = given;
  const ownScript = culture.nativeScript === true;
  const address = `${rng.pick(culture.streets)}, ${rng.pick(culture.cities)}`;
  const phone = fillCode(culture.phone, rng);
  const email = `${ascii(first.latin)}.${ascii(last.latin)}@${rng.pick(MAIL_HOSTS)}`;
  const birth = BIRTH_FROM + Math.floor(rng.next() * (BIRTH_TO - BIRTH_FROM));
  return {
    name: given.name,
    language: culture.language,
    country: culture.country,
    currency: culture.currency,
    address,
    phone,
    email,
    slots: {
      name: ownScript ? given.native : given.latin,
      first: ownScript ? first.native : first.latin,
      last: ownScript ? last.native : last.latin,
      address,
      city: address.split(', ').at(-1) ?? address,
      phone,
      phoneEnd: fillCode('##', rng),
      dniEnd: fillCode('###@', rng),
      email,
      birth: formatBirthday(birth, culture.language),
      brand: BRANDS[sector],
    },
  };
}

/** Values for a scenario's slots, chosen for one person. */
export function fillSlots(
  slots: Readonly<Record<string, Slot>>,
  persona: Pick<Persona, 'slots' | 'currency' | 'language'>,
  rng: Rng,
): Record<string, string> {
  const values: Record<string, string> = { ...persona.slots };
  const units: Record<string, number> = {};
  for (const [name, slot] of Object.entries(slots)) {
    if ('code' in slot) {
      values[name] = fillCode(slot.code, rng);
    } else if ('money' in slot) {
      const [low, high] = slot.money;
      const cents = rng.int(low * 10, high * 10) * 10;
      const base = slot.above === undefined ? 0 : (units[slot.above] ?? 0);
      units[name] = base + cents / 100;
      values[name] = formatMoney(units[name], persona.currency, persona.language);
    } else {
      values[name] = rng.pick(slot);
    }
  }
  return values;
}

/** `#` becomes a digit, `@` a capital letter. */
export function fillCode(pattern: string, rng: Rng): string {
  return pattern.replace(/[#@]/g, (sign) =>
    sign === '#' ? String(rng.int(0, 9)) : rng.pick([...CAPITALS]),
  );
}

function splitName(entry: string): { latin: string; native: string } {
  const [latin = entry, native = latin] = entry.split('=');
  return { latin, native };
}

function ascii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
}
