import { isObject, type JsonObject, textAt } from "../../json.ts";

/** What a service keeps beside the model from the first moment, because a read never shows it. */
export function initialState(type: string, desired: JsonObject): JsonObject {
  if (type !== "AWS::SecretsManager::Secret") return {};
  const text = textAt(desired, "SecretString") ?? generatedText(desired);
  return text === undefined ? {} : { text };
}

/** A template with one generated entry. */
function generatedText({ GenerateSecretString: asked }: JsonObject): string | undefined {
  if (!isObject(asked)) return undefined;
  const generated = "x".repeat(Number(asked["PasswordLength"] ?? 32));
  const key = textAt(asked, "GenerateStringKey");
  if (key === undefined) return generated;
  const template: unknown = JSON.parse(textAt(asked, "SecretStringTemplate") ?? "{}");
  return JSON.stringify({ ...(template as object), [key]: generated });
}
