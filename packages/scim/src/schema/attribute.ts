/** Types of RFC 7643 §2.3 that the offered schemas use. */
export type AttributeType = "string" | "boolean" | "dateTime" | "reference" | "binary" | "complex";

/** An attribute as RFC 7643 §7 describes it. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  /** Whether upper and lower case differ when it is compared. */
  readonly caseExact: boolean;
  readonly mutability: "readOnly" | "readWrite" | "immutable" | "writeOnly";
  readonly returned: "always" | "never" | "default" | "request";
  readonly uniqueness: "none" | "server" | "global";
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes: readonly Attribute[];
}

/** Schema of a resource, or of an extension of one. */
export interface Schema {
  /** Its URN. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

type Traits = Partial<Omit<Attribute, "name" | "description" | "subAttributes">>;

/** A single string that anybody may change, unless the traits say otherwise: the defaults of RFC 7643 §2.2. */
export function attribute(name: string, description: string, traits: Traits = {}): Attribute {
  return {
    name,
    description,
    type: "string",
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    subAttributes: [],
    ...traits,
  };
}

/** An attribute of parts. */
export function complex(name: string, description: string, subAttributes: readonly Attribute[], traits: Traits = {}): Attribute {
  return { ...attribute(name, description, { type: "complex", ...traits }), subAttributes };
}

/** A list of values that each have a type, and of which one is the primary (RFC 7643 §2.4). */
export function labelled(name: string, description: string, value: Traits = {}, types: readonly string[] = []): Attribute {
  const parts = [
    attribute("value", "The value itself.", value),
    attribute("display", "A name for people to read."),
    attribute("type", "What the value is for.", types.length === 0 ? {} : { canonicalValues: types }),
    attribute("primary", "Whether this is the preferred value; true once at most.", { type: "boolean" }),
  ];
  return complex(name, description, parts, { multiValued: true });
}
