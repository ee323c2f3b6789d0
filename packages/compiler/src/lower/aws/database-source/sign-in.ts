import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { type LoweringContext, optionalText, type Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { readSecrets, secretArn } from "../secrets/use-secret.ts";

const SECRET = "AWS::SecretsManager::Secret";

/** Where the sign-in of the database lies, and what reading it takes. */
export interface SignIn {
  readonly resources: readonly DesiredResource[];
  readonly secretArn: Value;
  readonly read: readonly Statement[];
}

/** The named entry of the Secrets component, or a place of the component's own that people fill; `beside` stands there from the start. */
export function signIn(context: LoweringContext, beside: Readonly<Record<string, string | number>> = {}): SignIn {
  const named = optionalText(context, "secretName");
  const shared = named === undefined ? undefined : secretArn(context, named);
  if (named !== undefined && shared !== undefined) return { resources: [], secretArn: shared, read: readSecrets(context, [named]) };
  const own = `${arn(context, "secretsmanager", `secret:${nameOf(context, SECRET, "signIn")}`)}-??????`;
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  return {
    resources: [ownSecret(context, beside)],
    secretArn: ref(context, "signIn", "Id"),
    read: [
      allow(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], [own]),
      ...(keyArn === undefined ? [] : [allow(["kms:Decrypt"], [keyArn])]),
    ],
  };
}

/** Only a create reads the template: what somebody entered later stays. */
function ownSecret(context: LoweringContext, beside: Readonly<Record<string, string | number>>): DesiredResource {
  return awsResource(context, {
    name: "signIn",
    type: SECRET,
    properties: {
      Name: nameOf(context, SECRET, "signIn"),
      Description: `Sign-in of the database of ${context.component.id}: username and password`,
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      GenerateSecretString: {
        SecretStringTemplate: JSON.stringify({ username: optionalText(context, "user") ?? "REPLACE_ME", ...beside }),
        GenerateStringKey: "password",
        PasswordLength: 16,
        ExcludePunctuation: true,
      },
    },
  });
}

/** A field of the sign-in, as the connector's own provider writes it into its configuration. */
export function signInField(secret: Value, field: "username" | "password"): Value {
  return join("${secretManager:", secret, `:${field}}`);
}
