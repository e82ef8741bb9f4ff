/** How long a test goes on trying. */

/** True in `npm run test:long`, where everything is tried that there is. */
export const isLong = process.env['LONG'] === '1';

/** How many runs a property gets: all of them in `npm run test:long`, a tenth of them in `npm test`. */
export const runs = (all: number): number => (isLong ? all : Math.ceil(all / 10));
