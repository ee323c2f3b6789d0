import {
  type Budget,
  CreateBudgetCommand,
  CreateNotificationCommand,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  DescribeBudgetCommand,
  type NotificationWithSubscribers,
  UpdateBudgetCommand,
} from "@aws-sdk/client-budgets";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { ObservedResource } from "@zerolake/execution";
import { isList, isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { isEqual } from "../../property-path.ts";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, textOf } from "../direct-handler.ts";
import { deleted, doneOrGone, toProperties } from "./done.ts";

/** A budget with its notifications; in the service the amount is text and notifications are calls of their own. */
export const budget: DirectHandler = {
  honoursToken: true,

  async create(call, { properties }) {
    const AccountId = await accountOf(call);
    const command = new CreateBudgetCommand({
      AccountId,
      Budget: toBudget(properties),
      NotificationsWithSubscribers: notificationsOf(properties),
    });
    await call.clients.budgets().send(command, { abortSignal: call.abortSignal });
    return doneOrGone(await read(call, nameOf(properties)), nameOf(properties));
  },

  read,

  find: (call, { properties }) => read(call, nameOf(properties)),

  async update(call, { identifier }, { prior, request }) {
    const AccountId = await accountOf(call);
    if (!isEqual(prior["Budget"], request.properties["Budget"])) {
      const command = new UpdateBudgetCommand({ AccountId, NewBudget: toBudget(request.properties) });
      await call.clients.budgets().send(command, { abortSignal: call.abortSignal });
    }
    await alignNotifications(call, { AccountId, BudgetName: identifier }, notificationsOf(prior), notificationsOf(request.properties));
    return doneOrGone(await read(call, identifier), identifier);
  },

  async delete(call, { identifier }) {
    const command = new DeleteBudgetCommand({ AccountId: await accountOf(call), BudgetName: identifier });
    await lookUp(() => call.clients.budgets().send(command, { abortSignal: call.abortSignal }));
    return deleted(identifier);
  },
};

/** Removes what is not wanted any more and adds what is new; a changed subscriber list is both. */
async function alignNotifications(
  { clients, abortSignal }: AwsCall,
  of: { AccountId: string; BudgetName: string },
  before: readonly NotificationWithSubscribers[],
  after: readonly NotificationWithSubscribers[],
): Promise<void> {
  for (const { Notification } of before.filter((item) => !includes(after, item))) {
    await lookUp(() => clients.budgets().send(new DeleteNotificationCommand({ ...of, Notification }), { abortSignal }));
  }
  for (const item of after.filter((item) => !includes(before, item))) {
    await clients.budgets().send(new CreateNotificationCommand({ ...of, ...item }), { abortSignal });
  }
}

function includes(list: readonly NotificationWithSubscribers[], item: NotificationWithSubscribers): boolean {
  return list.some((other) => isEqual(toProperties(other), toProperties(item)));
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const command = new DescribeBudgetCommand({ AccountId: await accountOf(call), BudgetName: identifier });
  const answer = await lookUp(() => call.clients.budgets().send(command, { abortSignal: call.abortSignal }));
  if (!answer?.Budget) return undefined;
  const { CalculatedSpend: _, LastUpdatedTime: __, ...stored } = toProperties(answer.Budget);
  return { identifier, attributes: { Budget: withNumericAmount(stored) } };
}

async function accountOf({ clients, abortSignal }: AwsCall): Promise<string> {
  const { Account } = await clients.sts().send(new GetCallerIdentityCommand({}), { abortSignal });
  return Account ?? "";
}

function nameOf(properties: PropertyMap): string {
  return textOf(isMap(properties["Budget"]) ? properties["Budget"] : {}, "BudgetName");
}

function toBudget(properties: PropertyMap): Budget {
  const wanted = isMap(properties["Budget"]) ? properties["Budget"] : {};
  const limit = wanted["BudgetLimit"];
  const BudgetLimit = isMap(limit) ? { BudgetLimit: { ...limit, Amount: String(limit["Amount"]) } } : {};
  return { ...wanted, ...BudgetLimit } as unknown as Budget;
}

function withNumericAmount(stored: PropertyMap): PropertyMap {
  const limit = stored["BudgetLimit"];
  return isMap(limit) ? { ...stored, BudgetLimit: { ...limit, Amount: Number(limit["Amount"]) } } : stored;
}

function notificationsOf(properties: PropertyMap): NotificationWithSubscribers[] {
  const list: Value = properties["NotificationsWithSubscribers"] ?? [];
  return isList(list) ? (list as unknown as NotificationWithSubscribers[]) : [];
}
