import { createSign } from "node:crypto";
import type { KeylessWorld } from "./keyless-world.testing.ts";
import { commandsOf, type ShellCommand } from "./shell-commands.testing.ts";

export interface Owner {
  readonly account: string;
  readonly key: { readonly client_email: string; readonly private_key: string };
}

type Send = (method: string, address: string, body?: object) => Promise<Readonly<Record<string, unknown>>>;

/** Somebody who owns the project, with what gcloud would send for commands of a set-up. */
export async function ownerOf(
  world: KeylessWorld,
): Promise<{ readonly project: string; readonly projectNumber: string; readonly send: Send }> {
  const { account: project, key } = await world.administrator<Owner>("projects");
  const authorization = `Bearer ${await tokenOf(world, key)}`;
  const send: Send = async (method, address, body) => {
    const response = await fetch(`${world.url}/google/${address}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = (await response.json()) as Readonly<Record<string, unknown>>;
    if (!response.ok) throw new Error(`${method} ${address}: ${JSON.stringify(told)}`);
    return told;
  };
  const { name } = await send("GET", `cloudresourcemanager.googleapis.com/v3/projects/${project}`);
  return { project, projectNumber: String(name).replace("projects/", ""), send };
}

/** Roles in the project are left out: the sandbox evaluates none. */
export async function runGcloud(send: Send, script: string): Promise<void> {
  for (const command of commandsOf(script, "gcloud")) await run(send, command);
  // Operations of IAM end after a moment.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}

async function run(send: Send, { words, flags }: ShellCommand): Promise<void> {
  const project = `projects/${flags["project"]}`;
  const pools = `iam.googleapis.com/v1/${project}/locations/global/workloadIdentityPools`;
  const last = words.at(-1) ?? "";
  switch (
    words
      .slice(0, -1)
      .join(" ")
      .replace(/ \S+\.googleapis\.com/g, "")
  ) {
    case "services enable":
      for (const service of words.slice(2)) await send("POST", `serviceusage.googleapis.com/v1/${project}/services/${service}:enable`, {});
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      return;
    case "iam workload-identity-pools create":
      await send("POST", `${pools}?workloadIdentityPoolId=${last}`, { displayName: flags["display-name"] });
      return;
    case "iam workload-identity-pools providers create-oidc": {
      const [key = "", value = ""] = (flags["attribute-mapping"] ?? "").split("=");
      await send("POST", `${pools}/${flags["workload-identity-pool"]}/providers?workloadIdentityPoolProviderId=${last}`, {
        oidc: { issuerUri: flags["issuer-uri"] },
        attributeMapping: { [key]: value },
        attributeCondition: flags["attribute-condition"],
      });
      return;
    }
    case "iam service-accounts create":
      await send("POST", `iam.googleapis.com/v1/${project}/serviceAccounts`, {
        accountId: last,
        serviceAccount: { displayName: flags["display-name"] },
      });
      return;
    case "iam service-accounts add-iam-policy-binding": {
      const policy = { bindings: [{ role: flags["role"], members: [flags["member"]] }] };
      await send("POST", `iam.googleapis.com/v1/${project}/serviceAccounts/${last}:setIamPolicy`, { policy });
      return;
    }
    default:
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

async function tokenOf({ url }: KeylessWorld, { client_email: iss, private_key: pem }: Owner["key"]): Promise<string> {
  const content = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss })}`;
  const assertion = `${content}.${createSign("RSA-SHA256").update(content).sign(pem, "base64url")}`;
  const body = new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion });
  const answer = await fetch(`${url}/google/oauth2.googleapis.com/token`, { method: "POST", body });
  return ((await answer.json()) as { access_token: string }).access_token;
}
