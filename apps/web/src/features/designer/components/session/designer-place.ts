/** Whose blueprint is drawn, by the slugs of its address. */
export interface DesignerPlace {
  readonly organization: string;
  readonly project: string;
}
