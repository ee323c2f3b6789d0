/** A page that a rule rests on. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  /** When the page was read or what it is dated; absent where it is not known. */
  readonly date?: string;
}
