import type { DesiredResource, Reference } from "@zerolake/resources";
import type { LoweringContext, Part, Statement } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import type { Named } from "../../physical-name.ts";
import { arn } from "../arn.ts";
import { allow } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";

const SECRET = "AWS::SecretsManager::Secret";
const LENGTH = 40;

/** A text that the cloud makes up and nobody sees: letters and digits only, so that it can stand anywhere. */
export function generatedSecret(context: LoweringContext, name: string, description: string): DesiredResource {
  return awsResource(context, {
    name,
    type: SECRET,
    properties: {
      Name: generatedSecretName(context, name),
      Description: description,
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
      GenerateSecretString: { PasswordLength: LENGTH, ExcludePunctuation: true },
    },
  });
}

export function generatedSecretName(part: Named, name: string): string {
  return nameOf(part, SECRET, name);
}

export function generatedSecretArn(part: Pick<Part, "component">, name: string): Reference {
  return ref(part, name, "Id");
}

/** Reading them, by computed name so that no policy waits; `platform` is that of the component that made them. */
export function readGeneratedSecrets(owner: Named & Pick<LoweringContext, "platform">, names: readonly string[]): readonly Statement[] {
  const keyArn = owner.platform("encryption-key")?.["keyArn"];
  return [
    allow(
      ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
      names.map((name) => `${arn(owner, "secretsmanager", `secret:${generatedSecretName(owner, name)}`)}-??????`),
    ),
    ...(keyArn === undefined ? [] : [allow(["kms:Decrypt"], [keyArn])]),
  ];
}
