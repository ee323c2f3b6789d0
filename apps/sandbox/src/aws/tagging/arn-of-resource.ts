import { textAt } from "../../json.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import type { StoredResource } from "../../store/records.ts";
import { arnByTemplate } from "../types/generate-attributes.ts";
import { MadeUp } from "../types/made-up.ts";

/** The ARN by which the Tagging API tells a resource: its own where it has one, else the one that the vendor's template forms. */
export function arnOfResource(schema: ResourceSchema, resource: StoredResource, region: string): string {
  const { model, type, identifier, account } = resource;
  if (type === "AWS::ApiGatewayV2::Stage")
    return `arn:aws:apigateway:${region}::/apis/${textAt(model, "ApiId")}/stages/${textAt(model, "StageName")}`;
  const own = [identifier, ...ownArnPaths(schema).map((path) => textAt(model, path))].find((text) => text?.startsWith("arn:"));
  if (own !== undefined) return own;
  const place = { cloud: resource.cloud, account, scope: resource.scope };
  return arnByTemplate({ schema, type, place, account, region, desired: model, madeUp: new MadeUp(identifier), now: 0 }, model);
}

/** `Arn`, and what is called like the type itself (`DBClusterArn`); an ARN of anything else that a resource mentions is not its own. */
function ownArnPaths({ type, attributes }: ResourceSchema): readonly string[] {
  const kind = type.split("::")[2] ?? "";
  return Object.keys(attributes).filter((path) => {
    const last = path.slice(path.lastIndexOf(".") + 1);
    const named = /^(\w*)A(rn|RN)$/.exec(last)?.[1];
    const isNested = path.includes(".") && !path.startsWith(`${kind}.`);
    return named !== undefined && !isNested && kind.endsWith(named);
  });
}
