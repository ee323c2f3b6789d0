/** Whose resources a page would destroy, by the slugs of its address. */
export interface EnvironmentAddress {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}
