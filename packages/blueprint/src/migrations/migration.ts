export type RawDocument = Readonly<Record<string, unknown>>;

/** Turns a document of version `from` into one of version `from + 1`. Pure, and never changed once released. */
export interface Migration {
  readonly from: number;
  readonly summary: string;
  migrate(document: RawDocument): RawDocument;
}
