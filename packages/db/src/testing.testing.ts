export { createOrphan } from "./orphans/orphan.testing.ts";
export { createTestDatabase, type TestDatabase } from "./test-database.testing.ts";
export {
  approvedDeployment,
  createWorld,
  EMPTY_BLUEPRINT,
  EMPTY_LAYOUT,
  EMPTY_PLAN,
  putInState,
  TEST_MASTER_KEY,
  type World,
} from "./world.testing.ts";
