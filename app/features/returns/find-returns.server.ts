import { findOrderNames, findOrdersNamed } from "~/features/orders/find-order-names.server";
import type { Prisma } from "~/platform/db/client/client";
import { prisma } from "~/platform/db/db.server";
import { addAmounts } from "~/lib/money";
import { piecesOf, type ReturnStatus, type ReturnSummary } from "./return";
import { readCursor, writeCursor, type ReturnQuery, type ReturnView } from "./return-query";

/** A row of the list. */
export interface ListedReturn extends ReturnSummary {
  orderId: string;
  orderName: string;
  reasons: string[];
  currency: string;
  expectedRefund: string | null;
  refundedTotal: string;
}

/** One page of a list; the cursors open the pages beside it. */
export interface ReturnPage {
  returns: ListedReturn[];
  next: string | null;
  previous: string | null;
}

export const RETURNS_A_PAGE = 50;

/** One page of the shop's returns by keyset: every page costs the same, however far down it lies. */
export async function findReturns(shop: string, query: ReturnQuery): Promise<ReturnPage> {
  const from = readCursor(query.cursor);
  const newestFirst = (query.sort === "newest") !== (from?.back ?? false);
  const beyond: Prisma.ReturnWhereInput = from
    ? {
        OR: [
          { requestedAt: newestFirst ? { lt: from.at } : { gt: from.at } },
          { requestedAt: from.at, id: newestFirst ? { lt: from.id } : { gt: from.id } },
        ],
      }
    : {};
  const direction = newestFirst ? "desc" : "asc";
  const rows = await prisma.return.findMany({
    where: { shop, AND: [viewWhere(query.view), await searchWhere(shop, query), beyond] },
    select: columns,
    orderBy: [{ requestedAt: direction }, { id: direction }],
    take: RETURNS_A_PAGE + 1,
  });
  const more = rows.length > RETURNS_A_PAGE;
  const page = rows.slice(0, RETURNS_A_PAGE);
  if (from?.back) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  const names = await findOrderNames(shop, [...new Set(page.map((row) => row.orderId))]);
  return {
    returns: page.map((row) => toListed(row, names)),
    next: last && (more || from?.back) ? writeCursor(last, false) : null,
    previous: first && from && (more || !from.back) ? writeCursor(first, true) : null,
  };
}

const columns = {
  id: true,
  name: true,
  status: true,
  orderId: true,
  requestedAt: true,
  currency: true,
  expectedRefund: true,
  refundedTotal: true,
  lines: { select: { quantity: true, reason: true } },
} satisfies Prisma.ReturnSelect;

function viewWhere(view: ReturnView): Prisma.ReturnWhereInput {
  switch (view) {
    case "requested":
      return { status: { in: ["requested", "sending", "failed"] } };
    case "open":
      return { status: "open" };
    case "refund":
      return { status: "open", lines: { some: { processedQuantity: { gt: prisma.returnLine.fields.refundedQuantity } } } };
    case "closed":
      return { status: "closed" };
    case "declined":
      return { status: { in: ["declined", "canceled"] } };
    case "all":
      return {};
  }
}

async function searchWhere(shop: string, { q, reason }: ReturnQuery): Promise<Prisma.ReturnWhereInput> {
  const byReason: Prisma.ReturnWhereInput = reason ? { lines: { some: { reason } } } : {};
  if (q === "") return byReason;
  const orders = await findOrdersNamed(shop, q);
  const named = { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  return { AND: [byReason, { OR: [{ name: named }, { orderId: { in: orders.map((one) => one.id) } }, { trackingNumber: q }] }] };
}

function toListed(row: Prisma.ReturnGetPayload<{ select: typeof columns }>, names: Map<string, string>): ListedReturn {
  const { lines, expectedRefund, refundedTotal, status, ...rest } = row;
  return {
    ...rest,
    status: status as ReturnStatus,
    orderName: names.get(row.orderId) ?? "",
    pieces: piecesOf(lines),
    reasons: [...new Set(lines.map((line) => line.reason))],
    expectedRefund: expectedRefund && addAmounts(expectedRefund.toFixed(4)),
    refundedTotal: addAmounts(refundedTotal.toFixed(4)),
  };
}
