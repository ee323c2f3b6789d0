/** A Spark job definition that somebody starts. */
export interface FabricJob {
  /** Unique among those of its component. */
  readonly key: string;
  readonly address: string;
}
