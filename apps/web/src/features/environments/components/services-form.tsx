"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SERVICE_NAMES, type ServiceName } from "@/clouds/service-names.ts";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

const NONE = "none";

/** Which account at each service the environment uses beside its cloud. Takes effect with the next deployment. */
export function ServicesForm({ at }: { at: EnvironmentAt }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const services = useQuery(trpc.environments.services.queryOptions(at));
  const choose = useMutation(
    trpc.environments.chooseService.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.environments.services.queryKey(at) }),
          queryClient.invalidateQueries({ queryKey: trpc.environments.overview.queryKey(at) }),
          queryClient.invalidateQueries({ queryKey: trpc.environments.answers.queryKey(at) }),
        ]),
    }),
  );
  return (
    <Card title="Services beside the cloud">
      <QueryView query={services} failure="The services could not be loaded" skeleton={<SkeletonRows label="Loading services" rows={2} />}>
        {({ used, choices }) => (
          <div className="space-y-4">
            {(Object.keys(SERVICE_NAMES) as ServiceName[]).map((service) => (
              <Field key={service} label={SERVICE_NAMES[service]} help={HELP}>
                {(control) => (
                  <Select
                    {...control}
                    value={used.find((entry) => entry.service === service)?.connectionId ?? NONE}
                    isDisabled={missing !== undefined || choose.isPending}
                    onValueChange={(next) => choose.mutate({ ...at, service, connection: next === NONE ? null : next })}
                    options={[
                      { value: NONE, label: "None" },
                      ...choices
                        .filter((choice) => choice.service === service)
                        .map(({ id, name, account }) => ({ value: id, label: name, help: account })),
                    ]}
                  />
                )}
              </Field>
            ))}
            {choose.isError && <ErrorState title="The account was not chosen" problem={problemOf(choose.error)} />}
          </div>
        )}
      </QueryView>
    </Card>
  );
}

const HELP = "Accounts are connected on the page Connections. The Sandbox brings its own.";
