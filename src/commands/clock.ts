/** A clock that nobody sets, in milliseconds. What `performance` is made of takes Node half a millisecond to load. */
export const milliseconds = (): number => process.uptime() * 1000;
