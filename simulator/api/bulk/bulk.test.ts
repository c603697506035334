import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { placeOrder } from "../../actions/place-order.ts";
import { adminApiHandler } from "../admin-api.ts";
import { runBulkOperations } from "../bulk.ts";
import { testShop } from "../test-shop.ts";
import type { TestShop } from "../test-shop.ts";

const RUN = `mutation($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id status objectCount url } userErrors { field message code } } }`;
const READ = `query($id: ID!) { bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url completedAt } }`;
const ORDERS = `{ orders { edges { node { id name lineItems { edges { node { id title } } } } } } }`;

interface Operation {
  id: string;
  status: string;
  objectCount: string;
  url: string | null;
}

const run = async (shop: TestShop, query: string, scopes?: readonly string[]) =>
  (await shop.ask(RUN, { query }, scopes)).data?.bulkOperationRunQuery as {
    bulkOperation: Operation | null;
    userErrors: { message: string; code: string }[];
  };
const read = async (shop: TestShop, id: string) =>
  (await shop.ask(READ, { id })).data?.bulkOperation as Operation & { errorCode: string | null };

describe("bulk operations", () => {
  it("an operation goes from CREATED to COMPLETED, announces its end and leaves lines with __parentId", async () => {
    const shop = testShop();
    const told: string[] = [];
    shop.sim.world.onAnnounce((announcement) => told.push(announcement.topic));
    const { bulkOperation } = await run(shop, ORDERS);
    expect(bulkOperation).toMatchObject({ status: "CREATED", objectCount: "0", url: null });
    await runBulkOperations(shop.sim);
    expect(await read(shop, bulkOperation!.id)).toMatchObject({
      status: "COMPLETED",
      errorCode: null,
      objectCount: "2",
      rootObjectCount: "1",
    });
    expect(told).toContain("bulk_operations/finish");
    const file = path.join(shop.sim.config.dataDir, "bulk", `${bulkOperation!.id.split("/").at(-1)}.jsonl`);
    const lines = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const id = `gid://shopify/Order/${shop.order.id}`;
    expect(lines).toEqual([
      { id, name: "#1001" },
      { id: `gid://shopify/LineItem/${shop.order.lines[0]!.id}`, title: "Stoneware mug", __parentId: id },
    ]);
  });

  it("all pages of a large shop are written and the count can be seen to grow", async () => {
    const shop = testShop();
    const lines = [{ variantId: shop.product.variants[0]!.id, quantity: 1 }];
    for (let i = 0; i < 249; i += 1)
      placeOrder(shop.sim.world, { shop: shop.shop, customerId: null, email: `guest${i}@example.com`, lines });
    const { bulkOperation } = await run(shop, `{ orders { edges { node { id } } } }`);
    const seen = new Set<string>();
    const done = runBulkOperations(shop.sim);
    const watch = setInterval(
      () => void read(shop, bulkOperation!.id).then((operation) => seen.add(`${operation.status} ${operation.objectCount}`)),
      40,
    );
    await done;
    clearInterval(watch);
    expect(await read(shop, bulkOperation!.id)).toMatchObject({ status: "COMPLETED", objectCount: "250", rootObjectCount: "250" });
    expect([...seen]).toEqual(expect.arrayContaining(["RUNNING 100", "RUNNING 200"]));
  });

  it("the result is fetched at its address for seven days and by nobody who changes the link", async () => {
    const shop = testShop();
    const { bulkOperation } = await run(shop, ORDERS);
    await runBulkOperations(shop.sim);
    const { url } = await read(shop, bulkOperation!.id);
    const server = createServer((req, res) => void adminApiHandler(shop.sim)(req, res));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const get = async (address: string) => {
      const { pathname, search } = new URL(address);
      return new Promise<{ status: number; body: string }>((resolve, reject) => {
        const options = {
          port: (server.address() as AddressInfo).port,
          path: `${pathname}${search}`,
          headers: { host: "storage.googleapis.com" },
        };
        const call = request(options, (res) => {
          let body = "";
          res.on("data", (chunk: Buffer) => (body += chunk.toString()));
          res.on("end", () => resolve({ status: res.statusCode ?? 0, body }));
        });
        call.on("error", reject).end();
      });
    };
    expect((await get(url!)).body.trim().split("\n")).toHaveLength(2);
    expect((await get(url!.replace("-final", "0-final"))).status).toBe(403);
    await shop.sim.world.at(Date.now() + 8 * 24 * 3600 * 1000, async () => expect((await get(url!)).status).toBe(400));
    server.close();
  });

  it("an operation without a result has no address", async () => {
    const shop = testShop();
    const { bulkOperation } = await run(shop, `{ orders(query: "name:#9999") { edges { node { id } } } }`);
    await runBulkOperations(shop.sim);
    expect(await read(shop, bulkOperation!.id)).toMatchObject({ status: "COMPLETED", objectCount: "0", url: null });
  });

  it("an operation that a stopped simulator left behind is finished by the next one", async () => {
    const shop = testShop();
    const { bulkOperation } = await run(shop, ORDERS);
    const id = bulkOperation!.id.split("/").at(-1)!;
    const restarted = { ...shop.sim };
    shop.sim.world.state.bulkOperations[id] = { ...shop.sim.world.state.bulkOperations[id]!, status: "RUNNING", objectCount: 100 };
    adminApiHandler(restarted);
    await runBulkOperations(restarted);
    expect(await read(shop, bulkOperation!.id)).toMatchObject({ status: "COMPLETED", objectCount: "2" });
  });

  it("without the scope it fails with ACCESS_DENIED", async () => {
    const shop = testShop();
    const { bulkOperation } = await run(shop, `{ customers { edges { node { id } } } }`, ["read_orders"]);
    await runBulkOperations(shop.sim);
    expect(await read(shop, bulkOperation!.id)).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED" });
  });

  it("a sixth query at a time is refused with the ids that run", async () => {
    const shop = testShop();
    const started = [];
    for (let i = 0; i < 5; i += 1) started.push((await run(shop, ORDERS)).bulkOperation!.id);
    expect((await run(shop, ORDERS)).userErrors).toEqual([
      {
        field: null,
        message: `A bulk query operation for this app and shop is already in progress: ${started.join(", ")}.`,
        code: "OPERATION_IN_PROGRESS",
      },
    ]);
    await runBulkOperations(shop.sim);
    expect((await run(shop, ORDERS)).userErrors).toEqual([]);
  });

  it("a cancelled operation goes through CANCELING to CANCELED; a finished one cannot be cancelled", async () => {
    const shop = testShop();
    const CANCEL = `mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }`;
    const { bulkOperation } = await run(shop, ORDERS);
    const id = bulkOperation!.id;
    expect((await shop.ask(CANCEL, { id })).data?.bulkOperationCancel).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
    await runBulkOperations(shop.sim);
    expect(await read(shop, id)).toMatchObject({ status: "CANCELED" });
    expect((await shop.ask(CANCEL, { id })).data?.bulkOperationCancel).toMatchObject({
      userErrors: [{ message: "A bulk operation cannot be canceled when it is canceled" }],
    });
  });

  it.each([
    ["{ shop { id } }", "Bulk queries must contain at least one connection."],
    ["{ orders { nodes { id } } }", "Selecting via 'nodes' is not supported. Invalid connection fields: 'orders'."],
    ["{ products { edges { node { title variants { edges { node { id } } } } } } }", "Connection fields without 'id': products."],
    ["{ orders { edges { node { id fulfillments { events { edges { node { id } } } } } } } }", "connection field within a list field"],
    ["mutation { returnClose(id: 1) { userErrors { message } } }", "Only `query` operations are supported."],
    ["", "Invalid bulk query: syntax error, unexpected end of file"],
  ])("the query %s is refused", async (query, words) => {
    const { bulkOperation, userErrors } = await run(testShop(), query);
    expect(bulkOperation).toBeNull();
    expect(userErrors[0]!.message).toContain(words);
  });
});
