/** The characters of the alphabet that phones have shared since the first SMS (GSM 03.38). */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Those that take two places. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** How an SMS is charged and joined. */
export interface SmsParts {
  /** `gsm7`: the phones' own alphabet; `ucs2`: it has other characters, so that less fits. */
  readonly encoding: 'gsm7' | 'ucs2';
  readonly parts: number;
  /** Places that are left in the last part. */
  readonly left: number;
}

/** How many messages a text is for a phone network. An empty text is none. */
export function smsParts(text: string): SmsParts {
  let places = 0;
  for (const character of text) {
    if (BASIC.has(character)) places += 1;
    else if (EXTENDED.has(character)) places += 2;
    else return partsOf('ucs2', text.length, 70, 67);
  }
  return partsOf('gsm7', places, 160, 153);
}

/** @param joined places in each of several parts, which carry how they belong together */
function partsOf(
  encoding: SmsParts['encoding'],
  places: number,
  alone: number,
  joined: number,
): SmsParts {
  if (places <= alone) return { encoding, parts: places === 0 ? 0 : 1, left: alone - places };
  const parts = Math.ceil(places / joined);
  return { encoding, parts, left: parts * joined - places };
}
