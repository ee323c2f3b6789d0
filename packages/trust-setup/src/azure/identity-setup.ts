/** An identity that trusts our issuer for one subject, and what it may do in a subscription. */
export interface IdentitySetup {
  readonly subscription: string;
  readonly region: string;
  /** Of the identity, its group and its role. */
  readonly name: string;
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  readonly actions: readonly string[];
}

/** A file with its name. */
export interface SetupFile {
  readonly name: string;
  readonly text: string;
}

/** The Azure CLI, step by step; the last line prints what the connection has to be told. */
export function azureCommands(setup: IdentitySetup): string {
  const { subscription, region, name, issuer, audience, subject } = setup;
  return `set -eu
az account set --subscription ${subscription}
az group create --name ${name} --location ${region}
az identity create --resource-group ${name} --name ${name} --location ${region}
az identity federated-credential create --resource-group ${name} --identity-name ${name} --name zerolake \\
  --issuer '${issuer}' \\
  --subject '${subject}' \\
  --audiences '${audience}'
az role definition create --role-definition '${JSON.stringify(roleDefinition(setup))}'
az role assignment create --assignee-object-id "$(az identity show --resource-group ${name} --name ${name} --query principalId --output tsv)" \\
  --assignee-principal-type ServicePrincipal --role '${name}' --scope /subscriptions/${subscription}
echo "Client ID: $(az identity show --resource-group ${name} --name ${name} --query clientId --output tsv)"
`;
}

function roleDefinition({ name, actions, subscription }: IdentitySetup) {
  return {
    Name: name,
    Description: "What Zerolake needs to deploy, change and remove.",
    Actions: actions,
    AssignableScopes: [`/subscriptions/${subscription}`],
  };
}

/**
 * The same in Bicep: the subscription's part, and the group's part that it takes in. Deployed with
 * `az deployment sub create --location <region> --template-file zerolake.bicep`.
 */
export function azureBicep(setup: IdentitySetup): readonly SetupFile[] {
  return [
    { name: "zerolake.bicep", text: subscriptionBicep(setup) },
    { name: "identity.bicep", text: identityBicep(setup) },
  ];
}

function subscriptionBicep({ name, region, actions }: IdentitySetup): string {
  return `targetScope = 'subscription'

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: '${name}'
  location: '${region}'
}

module identity 'identity.bicep' = {
  scope: group
  name: '${name}'
}

resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, '${name}')
  properties: {
    roleName: '${name}'
    description: 'What Zerolake needs to deploy, change and remove.'
    assignableScopes: [
      subscription().id
    ]
    permissions: [
      {
        actions: [
${actions.map((action) => `          '${action}'`).join("\n")}
        ]
      }
    ]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, '${name}', 'assignment')
  properties: {
    roleDefinitionId: role.id
    principalId: identity.outputs.principalId
    principalType: 'ServicePrincipal'
  }
}

output clientId string = identity.outputs.clientId
`;
}

function identityBicep({ name, region, issuer, audience, subject }: IdentitySetup): string {
  return `resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}'
  location: '${region}'
}

resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = {
  parent: identity
  name: 'zerolake'
  properties: {
    issuer: '${issuer}'
    subject: '${subject}'
    audiences: [
      '${audience}'
    ]
  }
}

output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
`;
}

/** For a managed identity of the workers' machines, which trusts nobody else: only its rights. */
export function azureRightsCommands({
  subscription,
  name,
  clientId,
  actions,
}: Pick<IdentitySetup, "subscription" | "name" | "actions"> & { readonly clientId: string }): string {
  const role = roleDefinition({ subscription, name, actions, region: "", issuer: "", audience: "", subject: "" });
  return `set -eu
az account set --subscription ${subscription}
az role definition create --role-definition '${JSON.stringify(role)}'
az role assignment create --assignee ${clientId} --role '${name}' --scope /subscriptions/${subscription}
`;
}
