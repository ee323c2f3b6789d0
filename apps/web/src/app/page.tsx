import { redirect } from "next/navigation";
import { isFreshInstallation } from "@/features/setup/server/is-fresh-installation.ts";
import { currentSession } from "@/server/auth/current-session.ts";
import { paths } from "@/shell/navigation.ts";
import { NoOrganization } from "@/shell/no-organization.tsx";
import { serverCaller } from "@/trpc/server.tsx";

export const dynamic = "force-dynamic";

/** Goes to the person's organisation, to the sign-in, or on a fresh installation to the first start. */
export default async function RootPage() {
  if (!(await currentSession())) redirect((await isFreshInstallation()) ? "/setup" : "/sign-in");
  const [first] = await (await serverCaller()).navigation.organizations();
  if (first) redirect(paths.organization(first.slug));
  return <NoOrganization />;
}
