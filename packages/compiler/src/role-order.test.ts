import { type DesiredResource, needsOf } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import { AUDITED_ENVIRONMENTS, type AuditedEnvironment } from "./audited-environments.testing.ts";

/** Parts of the identity itself, and what only names an identity without acting with it. */
const ONLY_NAMES_IT: ReadonlySet<string> = new Set([
  "AWS::IAM::Role",
  "AWS::IAM::RolePolicy",
  "AWS::KMS::Key",
  "AWS::S3::BucketPolicy",
  "AWS::SNS::TopicInlinePolicy",
  "AWS::MSK::ClusterPolicy",
  "AWS::LakeFormation::PrincipalPermissions",
  "AWS::OpenSearchServerless::AccessPolicy",
  "AWS::EKS::AccessEntry",
  "AWS::EKS::PodIdentityAssociation",
  // A task definition and a workflow do nothing until a service or a schedule starts them.
  "AWS::ECS::TaskDefinition",
  "AWS::StepFunctions::StateMachine",
  // Machines act with a profile, which waits for nothing itself; a credential of Unity is used by the places that are registered with it.
  "AWS::IAM::InstanceProfile",
  "databricks.storageCredential",
  "databricks.credential",
]);

/** Everything that must stand before a resource, at any distance. */
function beforeOf({ resources }: AuditedEnvironment): (address: string) => ReadonlySet<string> {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  const known = new Map<string, ReadonlySet<string>>();
  const before = (address: string): ReadonlySet<string> => {
    const found = known.get(address);
    if (found) return found;
    const resource = byAddress.get(address);
    const direct = resource ? needsOf(resource) : [];
    const all = new Set(direct.flatMap((need) => [need, ...before(need)]));
    known.set(address, all);
    return all;
  };
  return before;
}

/** A resource mentions a role by reference or by its computed name. */
function mentions(resource: DesiredResource, role: DesiredResource): boolean {
  const text = JSON.stringify(resource.properties);
  const isReferred = text.includes(`{"$ref":"${role.address}"`);
  return (
    isReferred ||
    text.includes(`role/${String(role.properties["RoleName"])}"`) ||
    text.includes(`role/${String(role.properties["RoleName"])}\\"`)
  );
}

describe("order of every template, variant and tier", () => {
  it.each(AUDITED_ENVIRONMENTS)("gives a role its rights before anything acts with it: $name", (environment) => {
    const { resources } = environment;
    const before = beforeOf(environment);
    const roles = resources.filter(({ type }) => type === "AWS::IAM::Role");
    const faults = roles.flatMap((role) => {
      const policy = resources.find(({ type, properties }) => {
        const owner = properties["RoleName"];
        return type === "AWS::IAM::RolePolicy" && JSON.stringify(owner).includes(`"${role.address}"`);
      });
      if (!policy) return [];
      return resources
        .filter((resource) => !ONLY_NAMES_IT.has(resource.type) && mentions(resource, role))
        .filter((resource) => !before(resource.address).has(policy.address))
        .map((resource) => `${resource.address} acts with ${role.address} before ${policy.address}`);
    });
    expect(faults).toEqual([]);
  });

  it.each(AUDITED_ENVIRONMENTS)("makes what a service looks for at once before the service: $name", ({ resources, ...environment }) => {
    const before = beforeOf({ resources, ...environment });
    const missing = (type: string, needed: string): readonly string[] =>
      resources
        .filter((resource) => resource.type === type)
        .filter(({ address, component }) =>
          resources.some((other) => other.component === component && other.type === needed && !before(address).has(other.address)),
        )
        .map(({ address }) => `${address} before ${needed}`);
    expect([
      ...missing("AWS::OpenSearchServerless::Collection", "AWS::OpenSearchServerless::SecurityPolicy"),
      ...missing("AWS::OpenSearchServerless::Index", "AWS::OpenSearchServerless::AccessPolicy"),
      ...missing("AWS::EKS::Cluster", "AWS::Logs::LogGroup"),
      ...missing("AWS::LakeFormation::PrincipalPermissions", "AWS::LakeFormation::DataLakeSettings"),
      ...missing("AWS::ECS::Service", "AWS::ElasticLoadBalancingV2::Listener"),
      ...missing("AWS::ECS::Service", "AWS::IAM::RolePolicy"),
      ...missing("AWS::Scheduler::Schedule", "AWS::IAM::RolePolicy"),
      ...missing("AWS::EC2::NatGateway", "AWS::EC2::VPCGatewayAttachment"),
    ]).toEqual([]);
  });
});
