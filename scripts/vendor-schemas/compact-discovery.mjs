/** Every schema that requests and resources of the types reach, with the little that a check needs of each field. */
export function compactSchemas(documents, types) {
  const wanted = Object.values(types).flatMap(({ schema, methods }) => [
    schema,
    ...Object.values(methods).flatMap(({ request }) => (request === undefined ? [] : [request])),
  ]);
  const found = new Map();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    if (found.has(id)) continue;
    const [document, name] = id.split("/");
    const { properties = {} } = documents.get(document).schemas[name];
    const spared = replaceable(properties);
    const fields = Object.entries(properties).map(([key, property]) => {
      const { required, ...field } = compactField(property, document, wanted);
      return [key, required && !spared.has(key) ? { ...field, required } : field];
    });
    found.set(id, Object.fromEntries(fields));
  }
  return Object.fromEntries([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Fields that are called required, though another one says that it comes instead of them. */
function replaceable(properties) {
  const said = Object.values(properties).flatMap(({ description = "" }) => description.match(/do not specify (\w+)/i)?.[1] ?? []);
  return new Set(said.map((name) => name.replace(/_(\w)/g, (_match, letter) => letter.toUpperCase())));
}

function compactField(property, document, wanted) {
  const { description = "", annotations, readOnly, deprecated } = property;
  const isReadOnly = readOnly === true || /^(\[?output[ -]only|read[ -]only)/i.test(description);
  return {
    ...typeOf(property, document, wanted),
    ...(isReadOnly ? { readOnly: true } : {}),
    // The old documents name the methods that require a field; the new ones begin its description with the word.
    // What is deprecated has a successor, which is sent instead.
    ...(/^required\./i.test(description) && deprecated !== true ? { required: true } : {}),
    ...(annotations?.required === undefined ? {} : { requiredBy: annotations.required }),
    ...(/^(optional\. )?immutable\b/i.test(description) ? { immutable: true } : {}),
  };
}

function typeOf(property, document, wanted) {
  if (property.$ref !== undefined) {
    const ref = `${document}/${property.$ref}`;
    wanted.push(ref);
    return { type: "object", ref };
  }
  if (property.type === "array") return { type: "array", of: typeOf(property.items, document, wanted) };
  if (property.type === "object" && property.additionalProperties !== undefined) {
    return { type: "map", of: typeOf(property.additionalProperties, document, wanted) };
  }
  if (property.type === "object" && property.properties !== undefined) {
    const fields = Object.entries(property.properties).map(([key, inner]) => [key, compactField(inner, document, wanted)]);
    return { type: "object", fields: Object.fromEntries(fields) };
  }
  return {
    type: property.type,
    ...(property.format === undefined ? {} : { format: property.format }),
    ...(property.enum === undefined ? {} : { enum: property.enum }),
  };
}
