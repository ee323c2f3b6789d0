/** Which environment a page is about, by the slugs of its address. */
export interface ReleaseAt {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}
