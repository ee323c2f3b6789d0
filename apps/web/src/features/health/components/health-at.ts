/** The environment that is asked about, by its address. */
export interface HealthAt {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}
