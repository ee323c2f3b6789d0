import type { DesiredResource } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf } from "../arm-id.ts";
import { azureResource } from "../resource.ts";
import { drawnContainer } from "../storage/drawn-container.ts";
import { type Partner, partnerRights, partnersOf } from "./landing-places.ts";

const USER = "Microsoft.Storage/storageAccounts/localUsers";
/** Read, create, write and list: a partner sees what it has brought and deletes nothing. */
const PERMISSIONS = "rcwl";
/** Keys of this kind are not among those that the service takes. */
const REFUSED_KEYS = /^ssh-ed25519 /;

/** Partners put files by SFTP, straight into the first container of the stores that it is wired to. */
export const sftp: Lowering = {
  cloud: "azure",
  kind: "file-source",
  variant: "sftp",
  service: "SFTP of Azure Data Lake Storage",
  gap: "the door costs money by the hour for as long as it is open; partners sign in with keys of their own and not with your directory",
  minutes: [0, 1],
  outputs: (part) => ({ ports: { files: { protocol: "sftp", region: part.target.region } } }),
  refuses: (_self, data, direction, { component, variant }) =>
    data === "files" && direction === "out" && variant !== "adls-gen2"
      ? `SFTP needs a store with folders, and “${component.title}” has none. Switch off what makes it a store without folders, e.g. its versions.`
      : undefined,
  lower: (context) => {
    const partners = partnersOf(context);
    const users = partners.filter(hasUsableKey);
    reportKeys(context, partners);
    return [
      ...partnerRights(context),
      ...context.outgoing("files").flatMap((store) => users.map((partner) => user(context, store, partner))),
    ];
  },
};

function user(context: LoweringContext, store: Peer, { name, sshPublicKeys }: Partner): DesiredResource {
  const key = `${store.component.id}/${name}`;
  const place = drawnContainer(store);
  return azureResource(context, {
    name: "user",
    key,
    type: USER,
    id: `${String(store.outputs["accountId"])}/localUsers/${nameOf(context, USER, "user", key)}`,
    body: {
      properties: {
        permissionScopes: [{ permissions: PERMISSIONS, service: "blob", resourceName: place?.name }],
        homeDirectory: place?.name,
        sshAuthorizedKeys: sshPublicKeys.filter((text) => !REFUSED_KEYS.test(text)).map((text) => ({ description: name, key: text })),
        hasSshPassword: false,
        hasSharedKey: false,
      },
    },
    dependsOn: [addressIn(store, "account"), ...(place ? [place.address] : [])],
  });
}

function hasUsableKey({ sshPublicKeys }: Partner): boolean {
  return sshPublicKeys.some((text) => !REFUSED_KEYS.test(text));
}

function reportKeys(context: LoweringContext, partners: readonly Partner[]): void {
  const { id, title } = context.component;
  const target = { component: id, setting: "partners" };
  const hint = "Enter a key of the form ssh-rsa or ecdsa-sha2-nistp256 under Partners.";
  if (partners.length === 0)
    context.report({
      severity: "warning",
      code: "ZL-AZURE-SFTP-NOBODY",
      message: `Nobody can sign in to “${title}”: it has no partners.`,
      target,
      hint,
    });
  for (const partner of partners.filter((one) => !hasUsableKey(one)))
    context.report({
      severity: "warning",
      code: "ZL-AZURE-SFTP-KEY",
      message:
        partner.sshPublicKeys.length === 0
          ? `“${partner.name}” cannot sign in to “${title}” by SFTP: it has no SSH public key.`
          : `“${partner.name}” cannot sign in to “${title}” by SFTP: Azure takes no keys of the form ssh-ed25519.`,
      target,
      hint,
    });
}
