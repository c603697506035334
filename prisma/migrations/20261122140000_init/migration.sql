-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "conversations" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "channel" TEXT NOT NULL,
    "customer_id" TEXT,
    "contact_email" TEXT,
    "contact_name" TEXT,
    "identity" TEXT NOT NULL DEFAULT 'unverified',
    "assignee_id" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "spam" BOOLEAN NOT NULL DEFAULT false,
    "preview" TEXT NOT NULL DEFAULT '',
    "waiting_since" TIMESTAMPTZ(3),
    "last_message_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "conversation_orders" (
    "shop" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_orders_pkey" PRIMARY KEY ("shop","conversation_id","order_id")
);

-- CreateTable
CREATE TABLE "conversation_returns" (
    "shop" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "return_id" UUID NOT NULL,

    CONSTRAINT "conversation_returns_pkey" PRIMARY KEY ("shop","conversation_id","return_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "author_id" TEXT,
    "author_name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "state" TEXT NOT NULL DEFAULT 'received',
    "failure" TEXT,
    "mail_message_id" TEXT,
    "cause" TEXT,
    "file_ids" TEXT[],
    "details" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "conversation_reads" (
    "shop" TEXT NOT NULL,
    "conversation_id" UUID NOT NULL,
    "staff_id" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_reads_pkey" PRIMARY KEY ("shop","conversation_id","staff_id")
);

-- CreateTable
CREATE TABLE "incoming_mails" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "message_id" TEXT,
    "raw" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "note" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incoming_mails_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "customers" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT,
    "note" TEXT,
    "tags" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "orders" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" INTEGER,
    "email" TEXT,
    "phone" TEXT,
    "customer_id" TEXT,
    "customer_name" TEXT,
    "locale" TEXT,
    "currency" TEXT NOT NULL,
    "total" DECIMAL(18,4) NOT NULL,
    "current_total" DECIMAL(18,4) NOT NULL,
    "subtotal" DECIMAL(18,4) NOT NULL,
    "shipping_total" DECIMAL(18,4) NOT NULL,
    "tax_total" DECIMAL(18,4) NOT NULL,
    "discount_total" DECIMAL(18,4) NOT NULL,
    "presentment_currency" TEXT NOT NULL,
    "presentment_total" DECIMAL(18,4) NOT NULL,
    "financial_status" TEXT NOT NULL,
    "fulfillment_status" TEXT NOT NULL,
    "parcel_state" TEXT NOT NULL DEFAULT 'none',
    "return_state" TEXT NOT NULL DEFAULT 'NO_RETURN',
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "test" BOOLEAN NOT NULL DEFAULT false,
    "source_name" TEXT,
    "note" TEXT,
    "tags" TEXT[],
    "shipping_address" JSONB,
    "country_code" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "triggered_at" TIMESTAMPTZ(6),
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "sku" TEXT,
    "product_id" TEXT,
    "variant_id" TEXT,
    "image_url" TEXT,
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "fulfillable_quantity" INTEGER NOT NULL,
    "price" DECIMAL(18,4) NOT NULL,
    "total_discount" DECIMAL(18,4) NOT NULL,
    "requires_shipping" BOOLEAN NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "fulfillments" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "shipment_status" TEXT,
    "tracking_company" TEXT,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,
    "estimated_delivery_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "fulfillments_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "fulfillment_events" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "fulfillment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT,
    "city" TEXT,
    "country" TEXT,
    "estimated_delivery_at" TIMESTAMPTZ(3),
    "happened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fulfillment_events_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "return_gid" TEXT,
    "amount" DECIMAL(18,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT,
    "lines" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "portal_sessions" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "order_id" TEXT,
    "customer_id" TEXT,
    "level" TEXT NOT NULL,
    "code_hash" TEXT,
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "code_until" TIMESTAMPTZ(3),
    "sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "portal_sessions_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "online" BOOLEAN NOT NULL,
    "expires" TIMESTAMPTZ(3),
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "worker_lives" (
    "pool" TEXT NOT NULL,
    "key" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_lives_pkey" PRIMARY KEY ("pool")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "webhook_id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "api_version" TEXT NOT NULL,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "note" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("shop","webhook_id")
);

-- CreateTable
CREATE TABLE "facts" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "order_id" TEXT,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "facts_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_id" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "outgoing_mails" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "to" TEXT[],
    "from" TEXT NOT NULL,
    "reply_to" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "headers" JSONB NOT NULL,
    "message_id" TEXT NOT NULL,
    "file_ids" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "policy_versions" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "in_force_from" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "returns" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "gid" TEXT,
    "order_id" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "policy_version_id" UUID,
    "currency" TEXT NOT NULL,
    "expected_refund" DECIMAL(18,4),
    "shipping_fee" DECIMAL(18,4),
    "decline_reason" TEXT,
    "decline_note" TEXT,
    "instructions" TEXT,
    "return_address" JSONB,
    "label_file_id" UUID,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "tracking_company" TEXT,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "pending" JSONB,
    "refunded_total" DECIMAL(18,4) NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "returns_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "return_lines" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "gid" TEXT,
    "fulfillment_line_item_id" TEXT,
    "line_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "processed_quantity" INTEGER NOT NULL DEFAULT 0,
    "refunded_quantity" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "customer_note" TEXT,
    "restocking_fee_percent" DECIMAL(5,2) NOT NULL DEFAULT 0,

    CONSTRAINT "return_lines_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "refund_intents" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "return_id" UUID,
    "amount" DECIMAL(18,4) NOT NULL,
    "currency" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'previewed',
    "refund_gid" TEXT,
    "last_error" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_intents_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "shops" (
    "shop" TEXT NOT NULL,
    "gid" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "primary_url" TEXT NOT NULL,
    "scopes" TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "proxy_path" TEXT NOT NULL DEFAULT '/apps/aftercare',
    "settings" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "shops_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "backfills" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "operation_id" TEXT,
    "expected" INTEGER,
    "loaded" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "backfills_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "staff_members" (
    "shop" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "account_owner" BOOLEAN NOT NULL DEFAULT false,
    "scopes" TEXT[],
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_members_pkey" PRIMARY KEY ("shop","id")
);

-- CreateIndex
CREATE INDEX "conversations_shop_status_last_message_at_id_idx" ON "conversations"("shop", "status", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "conversations_shop_last_message_at_id_idx" ON "conversations"("shop", "last_message_at" DESC, "id");

-- CreateIndex
CREATE INDEX "conversations_shop_assignee_id_last_message_at_idx" ON "conversations"("shop", "assignee_id", "last_message_at" DESC);

-- CreateIndex
CREATE INDEX "conversations_shop_contact_email_idx" ON "conversations"("shop", "contact_email");

-- CreateIndex
CREATE INDEX "conversations_shop_customer_id_idx" ON "conversations"("shop", "customer_id");

-- CreateIndex
CREATE INDEX "conversations_id_idx" ON "conversations"("id");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_shop_number_key" ON "conversations"("shop", "number");

-- CreateIndex
CREATE INDEX "conversation_orders_shop_order_id_idx" ON "conversation_orders"("shop", "order_id");

-- CreateIndex
CREATE INDEX "conversation_returns_shop_return_id_idx" ON "conversation_returns"("shop", "return_id");

-- CreateIndex
CREATE INDEX "messages_shop_conversation_id_created_at_id_idx" ON "messages"("shop", "conversation_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "messages_shop_mail_message_id_idx" ON "messages"("shop", "mail_message_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_cause_key" ON "messages"("shop", "cause");

-- CreateIndex
CREATE INDEX "incoming_mails_shop_received_at_id_idx" ON "incoming_mails"("shop", "received_at" DESC, "id");

-- CreateIndex
CREATE INDEX "incoming_mails_shop_message_id_idx" ON "incoming_mails"("shop", "message_id");

-- CreateIndex
CREATE INDEX "customers_shop_email_idx" ON "customers"("shop", "email");

-- CreateIndex
CREATE INDEX "customers_shop_phone_idx" ON "customers"("shop", "phone");

-- CreateIndex
CREATE INDEX "orders_shop_placed_at_id_idx" ON "orders"("shop", "placed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "orders_shop_name_idx" ON "orders"("shop", "name");

-- CreateIndex
CREATE INDEX "orders_shop_number_idx" ON "orders"("shop", "number");

-- CreateIndex
CREATE INDEX "orders_shop_email_idx" ON "orders"("shop", "email");

-- CreateIndex
CREATE INDEX "orders_shop_customer_id_idx" ON "orders"("shop", "customer_id");

-- CreateIndex
CREATE INDEX "order_lines_shop_order_id_position_idx" ON "order_lines"("shop", "order_id", "position");

-- Lines whose product was not asked for its picture yet; Prisma can not write partial indexes.
CREATE INDEX "order_lines_without_picture" ON "order_lines"("shop", "product_id", "variant_id") WHERE "image_url" IS NULL AND "product_id" IS NOT NULL;

-- CreateIndex
CREATE INDEX "fulfillments_shop_order_id_idx" ON "fulfillments"("shop", "order_id");

-- CreateIndex
CREATE INDEX "fulfillments_shop_tracking_number_idx" ON "fulfillments"("shop", "tracking_number");

-- CreateIndex
CREATE INDEX "fulfillment_events_shop_order_id_happened_at_idx" ON "fulfillment_events"("shop", "order_id", "happened_at");

-- CreateIndex
CREATE INDEX "refunds_shop_order_id_idx" ON "refunds"("shop", "order_id");

-- CreateIndex
CREATE INDEX "portal_sessions_expires_at_idx" ON "portal_sessions"("expires_at");

-- CreateIndex
CREATE INDEX "sessions_id_idx" ON "sessions"("id");

-- CreateIndex
CREATE INDEX "deliveries_shop_received_at_idx" ON "deliveries"("shop", "received_at");

-- CreateIndex
CREATE INDEX "deliveries_state_received_at_idx" ON "deliveries"("state", "received_at");

-- CreateIndex
CREATE INDEX "facts_shop_order_id_at_idx" ON "facts"("shop", "order_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_shop_order_id_at_idx" ON "audit_entries"("shop", "order_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_shop_subject_subject_id_at_idx" ON "audit_entries"("shop", "subject", "subject_id", "at");

-- CreateIndex
CREATE INDEX "outgoing_mails_shop_message_id_idx" ON "outgoing_mails"("shop", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mails_shop_cause_key" ON "outgoing_mails"("shop", "cause");

-- CreateIndex
CREATE UNIQUE INDEX "policy_versions_shop_version_key" ON "policy_versions"("shop", "version");

-- CreateIndex
CREATE INDEX "returns_shop_order_id_idx" ON "returns"("shop", "order_id");

-- CreateIndex
CREATE INDEX "returns_shop_status_requested_at_idx" ON "returns"("shop", "status", "requested_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "returns_shop_gid_key" ON "returns"("shop", "gid");

-- CreateIndex
CREATE INDEX "return_lines_shop_return_id_idx" ON "return_lines"("shop", "return_id");

-- CreateIndex
CREATE INDEX "refund_intents_shop_return_id_idx" ON "refund_intents"("shop", "return_id");

-- CreateIndex
CREATE INDEX "refund_intents_shop_order_id_idx" ON "refund_intents"("shop", "order_id");

-- AddForeignKey
ALTER TABLE "conversation_orders" ADD CONSTRAINT "conversation_orders_shop_conversation_id_fkey" FOREIGN KEY ("shop", "conversation_id") REFERENCES "conversations"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_returns" ADD CONSTRAINT "conversation_returns_shop_conversation_id_fkey" FOREIGN KEY ("shop", "conversation_id") REFERENCES "conversations"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_shop_conversation_id_fkey" FOREIGN KEY ("shop", "conversation_id") REFERENCES "conversations"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_shop_order_id_fkey" FOREIGN KEY ("shop", "order_id") REFERENCES "orders"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_shop_order_id_fkey" FOREIGN KEY ("shop", "order_id") REFERENCES "orders"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_shop_order_id_fkey" FOREIGN KEY ("shop", "order_id") REFERENCES "orders"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_shop_return_id_fkey" FOREIGN KEY ("shop", "return_id") REFERENCES "returns"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Erases up to `most` rows of a shop from every table that has a column "shop"; the app's role may not delete audit entries and
-- facts itself. Refuses while the app is installed. Returns how many rows went; call it until it returns 0.
CREATE FUNCTION "erase_shop"(the_shop text, most integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  the_table text;
  gone bigint;
  total bigint := 0;
BEGIN
  IF EXISTS (SELECT FROM shops WHERE shop = the_shop AND uninstalled_at IS NULL) THEN
    RAISE EXCEPTION 'the app is installed in %', the_shop;
  END IF;
  FOR the_table IN
    SELECT c.table_name FROM information_schema.columns c
      JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
    WHERE c.table_schema = 'public' AND c.column_name = 'shop' AND t.table_type = 'BASE TABLE'
    -- the mark that the app has left goes last, so that a run that was cut short can go on
    ORDER BY c.table_name = 'shops', c.table_name
  LOOP
    EXECUTE format('DELETE FROM public.%1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM public.%1$I WHERE shop = $1 LIMIT $2))', the_table)
      USING the_shop, most;
    GET DIAGNOSTICS gone = ROW_COUNT;
    total := total + gone;
  END LOOP;
  RETURN total;
END $$;
REVOKE ALL ON FUNCTION "erase_shop"(text, integer) FROM PUBLIC;
