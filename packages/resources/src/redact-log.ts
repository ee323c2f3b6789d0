import { redactSecrets, redactText } from "./redact-secrets.ts";

/**
 * What a logger was given, without secrets: texts by their form, fields by their names, errors with all that they say. `serializeError` makes an error a map, as the
 * logger would; an error in the first place stands under `err` afterwards.
 */
export function redactLogArguments(given: readonly unknown[], serializeError: (error: Error) => object): unknown[] {
  return given.map((argument) => {
    if (typeof argument === "string") return redactText(argument);
    if (argument instanceof Error) return { err: withoutSecrets(argument, serializeError) };
    if (typeof argument !== "object" || argument === null) return argument;
    return redactSecrets(
      Object.fromEntries(
        Object.entries(argument).map(([name, value]) => [name, value instanceof Error ? withoutSecrets(value, serializeError) : value]),
      ),
    );
  });
}

function withoutSecrets(error: Error, serializeError: (error: Error) => object): unknown {
  return redactSecrets({ ...serializeError(error) });
}
