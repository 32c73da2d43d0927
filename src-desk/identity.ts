/** Version of the desk's software, as health says it. */
export const DESK_VERSION = '0.1.0';
