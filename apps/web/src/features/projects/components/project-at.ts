/** Which project a page is about, by the slugs of its address. */
export interface ProjectAt {
  readonly organization: string;
  readonly project: string;
}
