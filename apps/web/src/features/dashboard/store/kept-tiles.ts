import type { Settled, Wallboard } from "../server/load-wallboard.ts";

type Tiles = Wallboard["tiles"];
type TileName = keyof Tiles;

/** The last value of a tile, and since when there has been no newer one; `staleSince` absent: it is as of now. */
export interface KeptTile<T> {
  readonly data: T;
  readonly at: Date;
  readonly problem?: string;
}

export type KeptTiles = {
  readonly [Name in TileName]?: KeptTile<Extract<Tiles[Name], { data: unknown }>["data"]> | { readonly problem: string };
};

/** What a wall shows after another answer: a tile that failed keeps its last value, with the time of that and why there is no newer one. */
export function keepTiles(before: KeptTiles, { at, tiles }: Pick<Wallboard, "at" | "tiles">): KeptTiles {
  return Object.fromEntries(Object.entries(tiles).map(([name, tile]) => [name, keepTile(before[name as TileName], { at, tile })]));
}

function keepTile(before: KeptTiles[TileName], { at, tile }: { readonly at: Date; readonly tile: Settled<unknown> }) {
  if ("data" in tile) return { data: tile.data, at };
  return before && "data" in before ? { ...before, problem: tile.problem } : { problem: tile.problem };
}
