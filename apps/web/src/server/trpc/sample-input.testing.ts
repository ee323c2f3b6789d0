/** Values that the forms of the console's inputs accept, tried in this order where a pattern says what a text looks like. */
const TEXTS = [
  "sampled",
  "2030-01-01",
  "2030-01-01T00:00:00Z",
  "08:00",
  "eu-central-1",
  "someone@example.com",
  "Europe/Zurich",
  "a-1",
  "1",
  "000000000000",
  "AKIAEXAMPLE0000000",
  "dbc-0a1b2c3d-4e5f.cloud.databricks.com",
  "00000000-0000-4000-8000-000000000000",
];
const FORMATS: Readonly<Record<string, string>> = { uuid: "00000000-0000-4000-8000-000000000000", uri: "https://example.com/x" };

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** The smallest value of a schema's form, as far as the schema says it; ids are those of nobody. */
export function sampleOf(schema: JsonSchema): unknown {
  if ("const" in schema) return schema.const;
  // Of roles, the first is the one that is not given like the others.
  if (schema.enum) return schema.enum.at(-1);
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice) return sampleOf(choice);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sampleOf));
  return ofType(schema);
}

function ofType(schema: JsonSchema): unknown {
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return Object.fromEntries((schema.required ?? []).map((key) => [key, sampleOf(schema.properties?.[key] ?? {})]));
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern, minLength = 0 }: JsonSchema): string {
  const formal = FORMATS[format ?? ""];
  if (formal !== undefined) return formal;
  const fits = (text: string) => text.length >= minLength && (pattern === undefined || new RegExp(pattern, "u").test(text));
  return TEXTS.find(fits) ?? "sampled".padEnd(minLength, "x");
}
