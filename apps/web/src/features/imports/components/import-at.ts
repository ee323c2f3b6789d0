/** Which environment a page is about, by the slugs of its address. */
export interface ImportAt {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}
