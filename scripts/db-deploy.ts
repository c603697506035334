// npm run db:deploy: brings the production database up to date. DATABASE_OWNER_URL is the owner, DATABASE_URL the app's role.
import { deployDatabase } from "./lib/database.ts";

const owner = process.env.DATABASE_OWNER_URL;
const app = process.env.DATABASE_URL;
if (!owner || !app) {
  console.error("db:deploy needs DATABASE_OWNER_URL (a role that owns the database) and DATABASE_URL (the role of web and worker).");
  process.exit(1);
}
await deployDatabase(owner, app);
console.log("The database is up to date.");
