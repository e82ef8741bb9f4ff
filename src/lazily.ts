/** Results of which a report may need a part: each part is worked out when it is first asked for, and once. */

/**
 * An object whose values come from these functions, each called when its value is first asked for. To whoever reads it, copies it or
 * writes it as JSON it is an object like any other.
 *
 * @example
 * JSON.stringify(lazily({ a: () => 1, b: () => 'x' })) // '{"a":1,"b":"x"}'
 */
export function lazily<T extends object>(parts: { readonly [Key in keyof T]: () => T[Key] }): T {
  const made = {};
  for (const key of Object.keys(parts)) {
    const make = parts[key as keyof T];
    Object.defineProperty(made, key, { get: once(make), enumerable: true, configurable: true });
  }
  return made as T;
}

/** The keys of one object and then those of the others, with no value of `lazily` asked for. */
export function joined<A extends object, B extends object>(first: A, second: B): A & B;
export function joined<A extends object, B extends object, C extends object>(a: A, b: B, c: C): A & B & C;
export function joined(...objects: readonly object[]): object {
  const all = {};
  for (const object of objects) {
    for (const key of Object.keys(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (descriptor !== undefined) Object.defineProperty(all, key, descriptor);
    }
  }
  return all;
}

/** The function, called once whoever asks; what it throws is not kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
