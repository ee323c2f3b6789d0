/** What somebody may do: look something up, read it, write it, read and write it, or have it do its work. */
export type Deed = "look up" | "read" | "write" | "read and write" | "use";

/** A thing that a permission names, e.g. kind `topic`, name `orders`. */
export interface Thing {
  readonly kind: string;
  readonly name: string;
}

/** One permission, short enough for a sentence, and as the cloud has it. */
export interface Right {
  readonly deed: Deed;
  /** What it is about; containers of what is named are left out. */
  readonly on: readonly Thing[];
  /** Actions or roles, in the cloud's own words. */
  readonly words: readonly string[];
  /** ARNs, scopes or paths, complete. */
  readonly resources: readonly string[];
}
