import type { EnvironmentSummary } from "@zerolake/db";
import Link from "next/link";
import { Banner } from "@/components/ui/banner.tsx";
import { paths } from "@/shell/navigation.ts";

/** Says on every page of an environment that its connection failed its last test: nothing can be deployed until it is mended. */
export function ConnectionTrouble({ organization, connection }: { organization: string; connection: EnvironmentSummary["connection"] }) {
  const { id, name, isTestPassed, testMessage } = connection;
  if (isTestPassed !== false) return null;
  return (
    <Banner
      status="danger"
      action={
        <Link href={paths.connection(organization, id)} className="whitespace-nowrap underline">
          Fix the connection
        </Link>
      }
    >
      The connection {name} failed its last test, so deployments here cannot run. {testMessage}
    </Banner>
  );
}
