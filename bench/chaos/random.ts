import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** The same seed gives the same numbers; from `least` to `most`, both included. */
export type Random = (least: number, most: number) => number;

export function randomFrom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return (least, most) => uniformInt(generator, least, most);
}
