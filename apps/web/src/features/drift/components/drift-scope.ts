/** All of an organisation, or one environment of it. */
export interface DriftScope {
  readonly organization: string;
  readonly at?: { readonly organization: string; readonly project: string; readonly environment: string };
}
