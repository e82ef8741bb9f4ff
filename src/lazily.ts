/** Results of which a report may need a part: each part is worked out when it is first asked for, and once. */

/**
 * An object whose values come from these functions, each called when its value is first asked for. To whoever reads it, copies it or
 * writes it as JSON it is an object like any other.
 *
 * @example
 * JSON.stringify(lazily({ a: () => 1, b: () => 'x' })) // '{"a":1,"b":"x"}'
 */
export function lazily<T extends object>(parts: { readonly [Key in keyof T]: () => T[Key] }): T {
  const getters = Object.entries<() => unknown>(parts).map(([key, make]) => {
    return [key, { get: once(make), enumerable: true, configurable: true }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(getters)) as T;
}

/** The keys of one object and then those of the other, with no value of `lazily` asked for. */
export function joined<A extends object, B extends object>(first: A, second: B): A & B {
  const all = { ...Object.getOwnPropertyDescriptors(first), ...Object.getOwnPropertyDescriptors(second) };
  return Object.defineProperties({}, all) as A & B;
}

/** The function, called once whoever asks; what it throws is not kept. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
