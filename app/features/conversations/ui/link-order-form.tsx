import { Button, Card, Form, FormLayout, TextField } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { RefusalAnswer } from "~/platform/http/answer.server";

/** Ties the conversation to an order by its number. */
export function LinkOrderForm({ first }: { first: boolean }) {
  const fetcher = useFetcher<RefusalAnswer | { done: true }>();
  const [order, setOrder] = useState("");
  const refused = fetcher.data && "refused" in fetcher.data ? fetcher.data.refused.message : undefined;
  useEffect(() => {
    if (fetcher.data && !("refused" in fetcher.data)) setOrder("");
  }, [fetcher.data]);
  const submit = (): void => {
    if (order.trim()) void fetcher.submit({ deed: "link", order }, { method: "post" });
  };
  return (
    <Card>
      <Form onSubmit={submit}>
        <FormLayout>
          <TextField
            label={first ? "Which order is this about?" : "Link another order"}
            value={order}
            onChange={setOrder}
            placeholder="#1001"
            autoComplete="off"
            {...(refused ? { error: refused } : {})}
            connectedRight={
              <Button submit loading={fetcher.state !== "idle"} disabled={!order.trim()}>
                Link
              </Button>
            }
          />
        </FormLayout>
      </Form>
    </Card>
  );
}
