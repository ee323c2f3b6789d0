import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Part } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const SECRET = "AWS::SecretsManager::Secret";

/** Named, empty places for secrets. People fill them from the console; their text never passes through a plan or a journal. */
export const secretsManager: Lowering = {
  cloud: "aws",
  kind: "secrets",
  variant: "secrets-manager",
  service: "AWS Secrets Manager",
  gap: "values are entered by people or by other services, never stored by Zerolake",
  minutes: [0, 1],

  outputs: (part) => ({
    ports: {},
    facts: {
      arns: Object.fromEntries(listSetting(part, "names").map((name) => [name, ref(part, "secret", "Id", name)])),
      arnPatterns: Object.fromEntries(listSetting(part, "names").map((name) => [name, arnPattern(part, name)])),
    },
  }),

  lower: (context) => listSetting(context, "names").map((name) => secretPlace(context, name)),
};

function secretPlace(context: LoweringContext, name: string): DesiredResource {
  return awsResource(context, {
    name: "secret",
    key: name,
    type: SECRET,
    properties: {
      Name: nameOf(context, SECRET, "secret", name),
      Description: `“${name}” of ${context.component.id}`,
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      // Only a create reads this: a later change would silently replace what somebody entered.
      GenerateSecretString: {
        SecretStringTemplate: JSON.stringify({ value: "REPLACE_ME" }),
        GenerateStringKey: "placeholder",
        PasswordLength: 16,
        ExcludePunctuation: true,
      },
    },
  });
}

/** The cloud appends a hyphen and six random characters. */
function arnPattern(part: Part, name: string): string {
  return `${arn(part, "secretsmanager", `secret:${nameOf(part, SECRET, "secret", name)}`)}-??????`;
}
