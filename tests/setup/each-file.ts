// Runs before a test file's own imports: its database exists when env.server.ts reads the address.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, expect, inject, vi } from "vitest";
import { APP_ROLE, asOwner, asRole } from "../../scripts/lib/database";
import { answerAsShopify } from "../support/shopify-port";

const at = (name: string): string => inject("postgres").replace("DATABASE", name);
const name = `t_${process.pid}_${process.env.VITEST_WORKER_ID ?? "0"}_${Date.now().toString(36)}`;
await asOwner(at("postgres"), (client) => client.query(`create database "${name}" template template_app strategy file_copy`));

// Shopify's hosts lead to this port; tests/support/simulator.ts puts a simulator behind it.
const port = createServer(answerAsShopify);
await new Promise<void>((resolve) => port.listen(0, "127.0.0.1", resolve));
port.unref();

Object.assign(process.env, {
  DATABASE_URL: asRole(at(name), APP_ROLE, "test"),
  DATABASE_OWNER_URL: at(name),
  SHOPIFY_API_KEY: "test-client-id",
  SHOPIFY_API_SECRET: "test-secret-of-some-length",
  SHOPIFY_APP_URL: "http://127.0.0.1:3999",
  SCOPES:
    "read_orders,write_orders,read_returns,write_returns,read_fulfillments,read_merchant_managed_fulfillment_orders,read_customers,read_products,read_locations,write_app_proxy",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  SMTP_URL: "smtp://127.0.0.1:1",
  MAIL_DOMAIN: "mail.test",
  LOG_LEVEL: "silent",
  NODE_ENV: "test",
  SHOPIFY_SIM_ORIGIN: `http://127.0.0.1:${(port.address() as AddressInfo).port}`,
});
await import("../../scripts/preload/divert.mjs");

const errors = vi.spyOn(console, "error");
afterEach(() => {
  const calls = [...errors.mock.calls];
  errors.mockClear();
  expect(calls, "console.error is a failure").toEqual([]);
});
afterAll(async () => {
  const { clock } = await import("~/platform/clock");
  clock.run();
  await (await import("~/platform/db/db.server")).closeDatabase();
  port.close();
});
