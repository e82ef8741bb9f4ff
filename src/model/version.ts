/** The program's version, as results carry it; a test holds it against package.json. */
export const version = '0.1.0';
