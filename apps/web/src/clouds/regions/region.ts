/** A region by the code that the cloud's API takes, and where it is. */
export interface Region {
  readonly code: string;
  readonly place: string;
}
