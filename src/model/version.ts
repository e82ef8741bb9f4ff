/** The program's version, which results carry. A test compares it with package.json. */
export const version = '0.1.0';

/** How every JSON result begins. */
export const resultHead = { schemaVersion: 1, tool: { name: 'casescore', version } } as const;
