import type { Cloud, PropertyMap } from "@zerolake/resources";
import directFacts from "./lower/aws/direct-type-facts.json" with { type: "json" };
import facts from "./lower/aws/type-facts.json" with { type: "json" };
import { ARM_TYPE_NAMES, armType } from "./lower/azure/arm-types.ts";
import { GOOGLE_TYPE_NAMES } from "./lower/gcp/type-facts.ts";

/** A type that some design may create, and the way in which it is created. */
export interface MadeType {
  readonly type: string;
  readonly via: string;
  readonly properties: PropertyMap;
}

/** Every type that a design can create on a cloud, without the services beside it. */
export function resourceTypes(cloud: Cloud): readonly MadeType[] {
  switch (cloud) {
    case "aws": {
      const direct = Object.keys(directFacts).map((type) => made(type, "sdk:any"));
      return [
        ...Object.keys(facts)
          .filter((type) => !(type in directFacts))
          .map((type) => made(type, "cloudcontrol")),
        ...direct,
      ];
    }
    case "azure":
      // Whatever may carry an identity hands one out.
      return ARM_TYPE_NAMES.map((type) =>
        made(type, `arm@${armType(type).apiVersion}`, { identity: { userAssignedIdentities: { any: {} } } }),
      );
    case "gcp":
      return GOOGLE_TYPE_NAMES.map((type) =>
        made(type, "rest:google", type === "iam.member" ? { onType: "cloudresourcemanager.project" } : {}),
      );
  }
}

function made(type: string, via: string, properties: PropertyMap = {}): MadeType {
  return { type, via, properties };
}
