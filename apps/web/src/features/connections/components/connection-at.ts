/** Which connection a page is about, by its address. */
export interface ConnectionAt {
  readonly organization: string;
  readonly connection: string;
}
