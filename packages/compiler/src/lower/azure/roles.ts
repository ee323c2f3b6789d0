/** Built-in roles that edges grant; ids from Microsoft's table of built-in roles, 9 April 2026. */
export const ROLES = {
  blobReader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  blobContributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  eventSender: "2b629674-e913-4c01-ae53-ef4638d8f975",
  eventReceiver: "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
  keyUser: "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  metricsPublisher: "3913510d-42f4-4e42-8a64-420c390055eb",
  secretReader: "4633458b-17de-408a-b874-0445c86b69e6",
  secretOfficer: "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
  vaultAdministrator: "00482a5a-887f-4fb3-b363-3b7fe8e74483",
  imagePuller: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
  imagePusher: "8311e382-0749-4cb8-b61a-304f252e45ec",
  fileContributor: "69566ab7-960f-475b-8e7c-b3118f30c6bd",
  insightsContributor: "ae349356-3a1b-4a5e-921d-050484c6347e",
  vectorReader: "1407120a-92aa-4202-b7e9-c0e197c71c8f",
  vectorWriter: "8ebe5a00-799e-43f5-93ac-243d3dce84a7",
  modelCaller: "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
  dataScientist: "f6c7c914-8db3-469d-8ca1-694a8f32e121",
  schemaContributor: "5dffeca3-4936-4216-b2bc-10343a5abb25",
  schemaReader: "2c56ea50-c6b3-40a6-83c0-9d98858bc7d2",
  clusterUser: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
  clusterWriter: "a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb",
  networkContributor: "4d97b98b-1d4f-4787-a291-c67834d212e7",
  identityOperator: "f1a07417-d97a-45cb-824c-7a7467783830",
  jobsOperator: "b9a307c4-5aa3-4b52-ba60-2b17c136cd7b",
} as const;

export type RoleName = keyof typeof ROLES;
