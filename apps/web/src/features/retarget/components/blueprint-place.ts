/** Whose blueprint is compared, by the slugs of its address. */
export interface BlueprintPlace {
  readonly organization: string;
  readonly project: string;
  readonly blueprint: string;
}
