/**
 * An exact sum of products of whole numbers from 0. Uses ordinary numbers while they are exact, because BigInt is many times slower.
 *
 * @example
 * new ExactSum().add(85, 32).add(1, 1).total() // 2721n
 */
export class ExactSum {
  #plain = 0;
  #large = 0n;

  add(factor: number, times: number): this {
    const sum = this.#plain + factor * times;
    if (Number.isSafeInteger(sum)) this.#plain = sum;
    else this.#large += BigInt(factor) * BigInt(times);
    return this;
  }

  total(): bigint {
    return this.#large + BigInt(this.#plain);
  }
}
