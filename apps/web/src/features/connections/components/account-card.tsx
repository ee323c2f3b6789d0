import type { ConnectionView } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { Card } from "@/components/ui/card.tsx";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { accessName, isTrustMethod } from "./access-words.ts";
import { CREDENTIAL_WORDS } from "./credential-words.ts";

/** Where a connection leads and how; never its secret. */
export function AccountCard({ connection }: { connection: ConnectionView }) {
  const { method, account, defaultRegion, isTestPassed, testMessage } = connection;
  const cloud = connection.cloud as Cloud;
  const words = CREDENTIAL_WORDS[cloud];
  const isSandbox = method === "sandbox";
  return (
    <Card title={words.account}>
      <KeyValue
        items={[
          { label: "Cloud", value: isSandbox ? `Sandbox (speaks ${CLOUD_NAMES[cloud]})` : CLOUD_NAMES[cloud] },
          {
            label: words.account,
            value: account ? <span className="break-all font-mono text-code">{account}</span> : "Known after the first test",
          },
          { label: "Region", value: defaultRegion },
          {
            label: "Access",
            value: isSandbox
              ? "Built in"
              : isTrustMethod(method)
                ? `${accessName(connection)}, no key stored`
                : `${words.name}, stored encrypted`,
          },
          ...(isTestPassed && testMessage ? [{ label: "Identity", value: testMessage }] : []),
        ]}
      />
    </Card>
  );
}
