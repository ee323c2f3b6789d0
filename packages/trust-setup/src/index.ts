export { awsPolicies } from "./aws/aws-permissions.ts";
export { roleArnOf, roleTemplate } from "./aws/role-template.ts";
export { azureActions } from "./azure/azure-permissions.ts";
export { azureBicep, azureCommands, azureRightsCommands, type SetupFile } from "./azure/identity-setup.ts";
export { googleRoles } from "./gcp/google-roles.ts";
export { googleAttachedCommands, googleCommands, googleTerraform, providerNameOf, serviceAccountOf } from "./gcp/pool-setup.ts";
export { setupName } from "./setup-name.ts";
