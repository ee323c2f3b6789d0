import type { PolicyDocument } from "./aws-permissions.ts";

/** Why AWS lets us take on the role. */
export type RoleTrust =
  | { readonly kind: "webIdentity"; readonly issuer: string; readonly audience: string; readonly subject: string }
  | { readonly kind: "assumedRole"; readonly externalId: string };

export interface RoleSetup {
  readonly account: string;
  readonly roleName: string;
  readonly trust: RoleTrust;
  readonly policies: readonly PolicyDocument[];
}

type Template = Readonly<Record<string, unknown>>;

export function roleArnOf({ account, roleName }: Pick<RoleSetup, "account" | "roleName">): string {
  return `arn:aws:iam::${account}:role/${roleName}`;
}

/**
 * A CloudFormation template of one role: whom it trusts, and what it may. Everything of the connection stands in it as it is, so the
 * stack asks nothing – but whether the account knows the issuer already, which it can only once, and who the workers are, which only
 * their operator knows.
 */
export function roleTemplate({ account, roleName, trust, policies }: RoleSetup): Template {
  const byIssuer = trust.kind === "webIdentity";
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Lets Zerolake deploy into this account without a key.",
    ...(byIssuer ? PROVIDER_QUESTION : WORKER_QUESTION),
    Resources: {
      ...(byIssuer ? { Issuer: issuerOf(trust) } : {}),
      ...Object.fromEntries(
        policies.map((document, index) => [`Permissions${index + 1}`, managedPolicy(`${roleName}-${index + 1}`, document)]),
      ),
      Role: {
        Type: "AWS::IAM::Role",
        ...(byIssuer ? { DependsOn: "Issuer" } : {}),
        Properties: {
          RoleName: roleName,
          Description: "Taken on by Zerolake for an hour at a time.",
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [statementOf(account, trust)] },
          ManagedPolicyArns: policies.map((_, index) => ({ Ref: `Permissions${index + 1}` })),
        },
      },
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
  };
}

const PROVIDER_QUESTION = {
  Parameters: {
    IssuerIsKnown: {
      Type: "String",
      AllowedValues: ["no", "yes"],
      Default: "no",
      Description: "yes, when another stack of Zerolake has made the identity provider in this account.",
    },
  },
  Conditions: { MakesIssuer: { "Fn::Equals": [{ Ref: "IssuerIsKnown" }, "no"] } },
};

const WORKER_QUESTION = {
  Parameters: {
    WorkerIdentity: { Type: "String", Description: "ARN of the role that the workers of Zerolake run with.", AllowedPattern: "arn:.+" },
  },
};

function issuerOf({ issuer, audience }: Extract<RoleTrust, { kind: "webIdentity" }>): Template {
  return { Type: "AWS::IAM::OIDCProvider", Condition: "MakesIssuer", Properties: { Url: issuer, ClientIdList: [audience] } };
}

function managedPolicy(name: string, PolicyDocument: PolicyDocument): Template {
  return { Type: "AWS::IAM::ManagedPolicy", Properties: { ManagedPolicyName: name, PolicyDocument } };
}

function statementOf(account: string, trust: RoleTrust): Template {
  if (trust.kind === "assumedRole") {
    return {
      Effect: "Allow",
      Principal: { AWS: { Ref: "WorkerIdentity" } },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": trust.externalId } },
    };
  }
  const host = trust.issuer.replace(/^https?:\/\//, "");
  return {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { [`${host}:aud`]: trust.audience, [`${host}:sub`]: trust.subject } },
  };
}
