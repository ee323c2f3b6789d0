/** What people say a change means; `noise` is none at all, however the cloud writes it. */
export type Label = "high" | "medium" | "low" | "noise";

/**
 * - `set`: another value at a path that is there; `add`: a value where there was none; `remove`: what is there goes.
 * - `push`: one entry more in a list; `turn`: the same entries the other way round.
 * - `spell`: the same in another spelling (upper case, numbers and documents as text).
 * - `delete`: the whole resource goes.
 */
type Act = "set" | "add" | "remove" | "push" | "turn" | "spell" | "delete";

/** A change that somebody makes behind our back, and what a person says that it means. Labels were written from the vendors' documentation of each property. */
export interface Mutation {
  readonly type: string;
  readonly act: Act;
  /** Dotted path in what the cloud shows; `0` is the first entry of a list. */
  readonly path: string;
  readonly value?: unknown;
  readonly label: Label;
}
