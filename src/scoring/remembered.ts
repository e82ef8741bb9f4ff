/**
 * A pure function of something that never changes, worked out once for each: many sheets are rated under the same few programmes.
 * What it was worked out of is not kept alive by it.
 *
 * @example
 * remembered(({ text }) => text.length)({ text: 'Yes' }) // 3
 */
export function remembered<Of extends object, Found>(work: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, { readonly found: Found }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.found;
    const found = work(of);
    known.set(of, { found });
    return found;
  };
}
