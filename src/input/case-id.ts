/** Case ids, as they are compared. */
export const idKey = (id: string): string => id.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
