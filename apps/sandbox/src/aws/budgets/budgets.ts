import { isArray, isObject, type Json, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";

const BUDGET = "AWS::Budgets::Budget";
const NOTIFICATIONS_MAX = 5;

/** AWS Budgets. */
export const budgets = jsonService({
  signingName: "budgets",
  subject: (input) => ({ type: BUDGET, identifier: textAt(input["Budget"], "BudgetName") ?? String(input["BudgetName"]) }),
  operations: {
    CreateBudget: createBudget,
    DescribeBudget: (call, input) => ({ Budget: budget(call, input).model["Budget"] }),
    DescribeNotificationsForBudget: (call, input) => ({
      Notifications: notifications(budget(call, input)).map((item) => (isObject(item) ? item["Notification"] : item)),
    }),
    UpdateBudget: updateBudget,
    DeleteBudget: deleteBudget,
    CreateNotification: createNotification,
    DeleteNotification: deleteNotification,
  },
});

async function createBudget(call: AwsCall, input: JsonObject): Promise<object> {
  const wanted = input["Budget"];
  const identifier = textAt(wanted, "BudgetName") ?? "";
  if (!isObject(wanted)) throw new AwsError("InvalidParameterException", "Budget is required.");
  requireTextAmount(wanted);
  const place = placeOf(call.caller, BUDGET);
  const { store, now } = call.sandbox;
  if (store.resources.get(place, BUDGET, identifier)) {
    throw new AwsError("DuplicateRecordException", `Error creating budget: ${identifier} - the budget already exists.`);
  }
  const model = { Budget: wanted, NotificationsWithSubscribers: limited(input["NotificationsWithSubscribers"]) };
  await store.resources.put({ ...place, type: BUDGET, identifier, model, serviceState: {}, createdAt: now() });
  return {};
}

async function updateBudget(call: AwsCall, input: JsonObject): Promise<object> {
  const wanted = input["NewBudget"];
  if (!isObject(wanted)) throw new AwsError("InvalidParameterException", "NewBudget is required.");
  requireTextAmount(wanted);
  const stored = budget(call, { ...input, BudgetName: textAt(wanted, "BudgetName") ?? "" });
  await change(call, stored, { Budget: wanted });
  return {};
}

async function deleteBudget(call: AwsCall, input: JsonObject): Promise<object> {
  const { identifier } = budget(call, input);
  await call.sandbox.store.resources.remove(placeOf(call.caller, BUDGET), BUDGET, identifier);
  return {};
}

async function createNotification(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = budget(call, input);
  const { Notification = {}, Subscribers = [] } = input;
  await change(call, stored, { NotificationsWithSubscribers: limited([...notifications(stored), { Notification, Subscribers }]) });
  return {};
}

async function deleteNotification(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = budget(call, input);
  const left = notifications(stored).filter(
    (item) => !isObject(item) || JSON.stringify(item["Notification"]) !== JSON.stringify(input["Notification"]),
  );
  if (left.length === notifications(stored).length) throw new AwsError("NotFoundException", "The notification was not found.");
  await change(call, stored, { NotificationsWithSubscribers: left });
  return {};
}

/** In this API amounts are text; a number is refused by the real service's parser. */
function requireTextAmount(wanted: JsonObject): void {
  const limit = wanted["BudgetLimit"];
  if (!isObject(limit) || typeof limit["Amount"] === "string") return;
  throw new AwsError("SerializationException", "NUMBER_VALUE can not be converted to a String");
}

function limited(list: Json | undefined): readonly Json[] {
  const items = isArray(list) ? list : [];
  if (items.length <= NOTIFICATIONS_MAX) return items;
  throw new AwsError("CreationLimitExceededException", `A budget can have ${NOTIFICATIONS_MAX} notifications.`);
}

function notifications(stored: StoredResource): readonly Json[] {
  const list = stored.model["NotificationsWithSubscribers"];
  return isArray(list) ? list : [];
}

function budget(call: AwsCall, input: JsonObject): StoredResource {
  const name = textIn(input, "BudgetName");
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, BUDGET), BUDGET, name);
  if (!stored) throw new AwsError("NotFoundException", `Unable to get budget: ${name} - the budget doesn't exist.`);
  return stored;
}

async function change(call: AwsCall, stored: StoredResource, model: JsonObject): Promise<void> {
  await call.sandbox.store.resources.put({ ...stored, model: { ...stored.model, ...model } });
}
