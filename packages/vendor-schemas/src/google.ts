import stored from "./google.data.json" with { type: "json" };

/** A field as the discovery document has it. `ref` names another schema, `of` the type of an item or of a map's values. */
export interface VendorField {
  readonly type: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly ref?: string;
  readonly of?: VendorField;
  readonly fields?: VendorFields;
  /** It takes fields beside the listed ones. */
  readonly isOpen?: true;
  /** Schemas of which the value has one. */
  readonly oneOf?: readonly string[];
  readonly readOnly?: true;
  readonly immutable?: true;
  readonly required?: true;
  /** Ids of the methods that require it. */
  readonly requiredBy?: readonly string[];
}
export type VendorFields = Readonly<Record<string, VendorField>>;

export interface VendorMethod {
  readonly id: string;
  readonly verb: string;
  /** Address on the host; variable parts are `{}`. */
  readonly path: string;
  readonly query: readonly string[];
  /** Schema of the body, when it has one. */
  readonly request?: string;
  readonly response?: string;
}

export type VendorVerb = "create" | "get" | "list" | "update" | "delete" | "getIamPolicy" | "setIamPolicy";

export interface VendorType {
  readonly host: string;
  readonly schema: string;
  readonly methods: Readonly<Partial<Record<VendorVerb, VendorMethod>>>;
}

const TYPES = stored.types as unknown as Readonly<Record<string, VendorType>>;
const SCHEMAS = stored.schemas as unknown as Readonly<Record<string, VendorFields>>;

export function googleType(type: string): VendorType | undefined {
  return TYPES[type];
}

export function listGoogleTypes(): readonly string[] {
  return Object.keys(TYPES);
}

/** Throws for a schema that no type of the file reaches. */
export function googleFields(schema: string): VendorFields {
  const fields = SCHEMAS[schema];
  if (!fields) throw new Error(`The file of Google's schemas has no ${schema}`);
  return fields;
}
