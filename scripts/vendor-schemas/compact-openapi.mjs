/**
 * Fields of OpenAPI and Swagger schemas with the little that a check needs of each. `open(file, reference)` finds what a `$ref` names and
 * says in which file it stands, and which schemas are forms of it. Named schemas are collected in `found` under `file/name`; what `allOf` puts
 * together is one schema here, and what a discriminator tells apart are several.
 */
export class OpenapiCompactor {
  found = {};
  #open;

  constructor(open) {
    this.#open = open;
  }

  /** The compact form of one schema that stands in a file. */
  field(schema, file) {
    const parts = partsOf(schema);
    const readOnly = parts.some((part) => part.readOnly === true) ? { readOnly: true } : {};
    const [only] = parts.filter((part) => part.$ref !== undefined || part.properties !== undefined || part.required !== undefined);
    const isNamed = parts.filter((part) => part.properties !== undefined || part.required !== undefined).length === 0;
    if (only?.$ref !== undefined && isNamed) return { ...this.#named(only.$ref, file), ...readOnly };
    const choices = parts.find((part) => part.oneOf !== undefined || part.anyOf !== undefined);
    if (choices)
      return { type: "object", oneOf: (choices.oneOf ?? choices.anyOf).map((choice) => this.#named(choice.$ref, file).ref), ...readOnly };
    if (only) return { ...this.#inline(this.#flat(schema, file)), ...readOnly };
    return { ...this.#plain(Object.assign({}, ...parts), file), ...readOnly };
  }

  /** All fields of a schema, those of its parts included. */
  fields(schema, file) {
    const target = schema.$ref === undefined ? undefined : this.#open(file, schema.$ref);
    const forms = (target?.forms ?? []).map((form) => this.#fieldsOf(this.#flat({ $ref: form }, target.file)));
    return forms.length === 0 ? this.#fieldsOf(this.#flat(schema, file)) : this.#ofAnyForm(forms);
  }

  /** Fields of several forms; one is required that all of them require. */
  #ofAnyForm(forms) {
    return Object.fromEntries(
      forms.flatMap(Object.entries).map(([name, { required: _required, ...field }]) => {
        const isRequired = forms.every((form) => form[name]?.required);
        return [name, isRequired ? { ...field, required: true } : field];
      }),
    );
  }

  #fieldsOf(flat) {
    const properties = {};
    const required = new Set(flat.flatMap(({ part }) => part.required ?? []));
    for (const { part, at } of flat) {
      for (const [name, property] of Object.entries(part.properties ?? {})) (properties[name] ??= []).push({ property, at });
    }
    return Object.fromEntries(
      Object.entries(properties).map(([name, places]) => {
        const field = this.#merged(places);
        // What the service fills in is required of its answers only.
        return [name, { ...field, ...(required.has(name) && !field.readOnly ? { required: true } : {}) }];
      }),
    );
  }

  /** `isOpen`: it takes fields that nobody lists, too. */
  #inline(flat) {
    const isOpen = flat.some(({ part }) => part.additionalProperties !== undefined && part.additionalProperties !== false);
    return { type: "object", fields: this.#fieldsOf(flat), ...(isOpen ? { isOpen: true } : {}) };
  }

  /** A property that several parts describe has what any of them says. */
  #merged(places) {
    const telling = places.filter(({ property }) => partsOf(property).some((part) => TELLING.some((key) => part[key] !== undefined)));
    const [first = places[0], ...others] = telling;
    if (others.length === 0) return this.field(first.property, first.at);
    return this.#inline(telling.flatMap(({ property, at }) => this.#flat(property, at)));
  }

  #flat(schema, file) {
    return partsOf(schema).flatMap((part) => {
      if (part.$ref === undefined) return [{ part, at: file }];
      const target = this.#open(file, part.$ref);
      return this.#flat(target.schema, target.file);
    });
  }

  #named(reference, file) {
    const target = this.#open(file, reference);
    if (target.forms.length > 0) return { type: "object", oneOf: target.forms.map((form) => this.#named(form, target.file).ref) };
    const parts = partsOf(target.schema);
    const isObject = parts.some((part) => part.properties !== undefined || part.$ref !== undefined);
    if (!isObject) return this.field(target.schema, target.file);
    const id = `${target.file}/${target.name}`;
    if (this.found[id] === undefined) {
      this.found[id] = {};
      this.found[id] = this.fields(target.schema, target.file);
    }
    return { type: "object", ref: id };
  }

  #plain(schema, file) {
    const choices = schema.enum ?? schema["x-extensible-enum"];
    if (schema.type === "array") return { type: "array", of: this.field(schema.items ?? {}, file) };
    if (schema.additionalProperties !== undefined && schema.additionalProperties !== false)
      return { type: "map", of: schema.additionalProperties === true ? { type: "any" } : this.field(schema.additionalProperties, file) };
    if (schema.type === undefined || schema.type === "object") return { type: "any" };
    return { type: schema.type, ...(choices === undefined ? {} : { enum: choices.map(String) }) };
  }
}

/** A part without any of these says only how an example looks. */
const TELLING = ["$ref", "allOf", "oneOf", "anyOf", "type", "properties", "required", "enum"];

/** What `allOf` joins, flat; descriptions and examples say nothing to a check. */
function partsOf(schema) {
  const { allOf, description: _, example: __, ...rest } = schema;
  const own = Object.keys(rest).length === 0 ? [] : [rest];
  return allOf === undefined ? [schema] : [...own, ...allOf.flatMap(partsOf)];
}
