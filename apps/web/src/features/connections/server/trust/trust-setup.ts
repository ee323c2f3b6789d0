import type { ConnectionTrust, ConnectionView } from "@zerolake/db";
import {
  awsPolicies,
  azureActions,
  azureBicep,
  azureCommands,
  azureRightsCommands,
  googleAttachedCommands,
  googleCommands,
  googleRoles,
  googleTerraform,
  roleTemplate,
  type SetupFile,
  setupName,
} from "@zerolake/trust-setup";
import { AWS_AUDIENCE, AZURE_AUDIENCE, subjectOfConnection } from "@zerolake/workload-identity";
import type { NeededResources } from "./needed-resources.ts";

/** One way to tell the cloud, with its files and what is done with them. */
export interface SetupWay {
  readonly title: string;
  readonly files: readonly SetupFile[];
  /** Run with the files beside it; absent where the file is the commands. */
  readonly command?: string;
  /** Where the cloud's own console takes the file. */
  readonly link?: { readonly text: string; readonly url: string };
}

/** Everything that a cloud has to be told, with the connection's own values. */
export function setupWays(
  connection: ConnectionView,
  trust: ConnectionTrust,
  { issuer, resources }: { issuer: string } & Pick<NeededResources, "resources">,
): readonly SetupWay[] {
  const { id: connectionId, organizationId, defaultRegion: region } = connection;
  const name = setupName(connectionId);
  const subject = subjectOfConnection({ organizationId, connectionId });
  switch (trust.method) {
    case "webIdentity":
      return awsWays({ name, region, roleArn: trust.roleArn, resources }, { kind: "webIdentity", issuer, audience: AWS_AUDIENCE, subject });
    case "assumedRole":
      return awsWays({ name, region, roleArn: trust.roleArn, resources }, { kind: "assumedRole", externalId: trust.externalId });
    case "federatedCredential": {
      const setup = {
        subscription: trust.subscription,
        region,
        name,
        issuer,
        audience: AZURE_AUDIENCE,
        subject,
        actions: azureActions(resources),
      };
      const command = `az deployment sub create --subscription ${trust.subscription} --location ${region} --template-file zerolake.bicep --query properties.outputs`;
      return [script("az commands", azureCommands(setup)), { title: "Bicep", files: azureBicep(setup), command }];
    }
    case "managedIdentity":
      return [script("az commands", azureRightsCommands({ ...trust, name, actions: azureActions(resources) }))];
    case "identityFederation": {
      const projectNumber = trust.provider.split("/")[1] ?? "";
      const setup = { project: trust.project, projectNumber, name, issuer, subject, roles: googleRoles(resources) };
      const terraform = {
        title: "Terraform",
        files: [{ name: "zerolake.tf", text: googleTerraform(setup) }],
        command: "terraform init && terraform apply",
      };
      return [script("gcloud commands", googleCommands(setup)), terraform];
    }
    case "attachedAccount":
      return [script("gcloud commands", googleAttachedCommands({ project: trust.project, name, roles: googleRoles(resources) }))];
  }
}

function script(title: string, text: string): SetupWay {
  return { title, files: [{ name: "zerolake.sh", text }] };
}

interface Role extends Pick<NeededResources, "resources"> {
  readonly name: string;
  readonly region: string;
  readonly roleArn: string;
}

function awsWays({ name, region, roleArn, resources }: Role, trust: Parameters<typeof roleTemplate>[0]["trust"]): readonly SetupWay[] {
  const account = roleArn.split(":")[4] ?? "";
  const template = roleTemplate({ account, roleName: name, trust, policies: awsPolicies(resources) });
  const worker = trust.kind === "assumedRole" ? " --parameter-overrides WorkerIdentity=arn:aws:iam::…:role/…" : "";
  return [
    {
      title: "CloudFormation",
      files: [{ name: "zerolake.json", text: JSON.stringify(template, null, 1) }],
      command: `aws cloudformation deploy --region ${region} --stack-name ${name} --template-file zerolake.json --capabilities CAPABILITY_NAMED_IAM${worker}`,
      link: {
        text: "Open CloudFormation",
        url: `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/create`,
      },
    },
  ];
}
