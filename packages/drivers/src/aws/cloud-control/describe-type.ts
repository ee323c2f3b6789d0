import { DescribeTypeCommand } from "@aws-sdk/client-cloudformation";
import type { TypeFacts } from "@zerolake/resources";
import * as z from "zod";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";

const pointers = z.array(z.string()).default([]);

const schemaText = z.object({
  properties: z.record(z.string(), z.object({ type: z.unknown().optional() }).loose()).default({}),
  createOnlyProperties: pointers,
  readOnlyProperties: pointers,
  writeOnlyProperties: pointers,
  primaryIdentifier: pointers,
  tagging: z
    .object({ taggable: z.boolean().default(true), tagProperty: z.string().default("/properties/Tags") })
    .loose()
    .optional(),
});

/** The live schema's facts; `undefined` when Cloud Control does not manage the type in this region. */
export async function describeType({ clients, abortSignal }: AwsCall, type: string): Promise<TypeFacts | undefined> {
  const command = new DescribeTypeCommand({ Type: "RESOURCE", TypeName: type });
  const answer = await lookUp(() => clients.cloudFormation(type).send(command, { abortSignal }), ["TypeNotFoundException"]);
  if (!answer?.Schema || answer.ProvisioningType === "NON_PROVISIONABLE") return undefined;
  const schema = schemaText.parse(JSON.parse(answer.Schema));
  const readOnly = schema.readOnlyProperties.map(toPath);
  const identifier = schema.primaryIdentifier.map(toPath);
  return {
    createOnly: schema.createOnlyProperties.map(toPath),
    readOnly,
    writeOnly: schema.writeOnlyProperties.map(toPath),
    identifier,
    // A name that the caller chooses and that identifies: a second create with it is refused.
    hasUniqueName: identifier.length > 0 && identifier.every((path) => !readOnly.includes(path)),
    tags: tagsOf(schema),
  };
}

function tagsOf({ tagging, properties }: z.infer<typeof schemaText>): TypeFacts["tags"] {
  const property = toPath(tagging?.tagProperty ?? "/properties/Tags");
  const definition = properties[property];
  if (!definition || tagging?.taggable === false) return null;
  return { property, shape: definition.type === "object" ? "map" : "list" };
}

/** `/properties/Code/S3Bucket` → `Code.S3Bucket`. */
function toPath(pointer: string): string {
  return pointer.replace(/^\/properties\//, "").replaceAll("/", ".");
}
