/** The program's version, which results carry. A test compares it with package.json. */
export const version = '0.1.0';
