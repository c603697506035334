// A shopper writes, an agent answers: through the mailbox, the tracking page and the conversation's page.
import { controlAt } from "../lib/control.ts";
import { asOwner } from "../lib/database.ts";
import { filled, formWith } from "../lib/html-forms.ts";
import type { House } from "../lib/house.ts";
import { shopperIn, type StaffVisitor } from "../lib/visitors.ts";
import type { Fit, Letter } from "./opening-talk.ts";

const SHOP = "demo.myshopify.com";

interface Writer {
  name: string;
  email: string;
  order: string;
}

const FITS: Record<Fit, string> = {
  "on the way": "o.parcel_state in ('in_transit', 'shipped', 'out_for_delivery')",
  late: "o.parcel_state in ('failed', 'attempted', 'delayed')",
  delivered: "o.parcel_state = 'delivered' and o.return_state = 'NO_RETURN'",
  unsent: "o.fulfillment_status = 'UNFULFILLED' and o.cancelled_at is null",
  any: "true",
};

/** An order that fits, of somebody who has not written yet. */
async function writerFor(house: House, { fit, language }: Letter): Promise<Writer> {
  return asOwner(house.ownerUrl, async (client) => {
    const find = async (where: string): Promise<Writer | undefined> =>
      (
        await client.query<Writer>(
          `select coalesce(o.customer_name, 'Sam Shopper') as name, o.email, o.name as order from orders o where o.shop = $1 and o.email is not null
            and not exists (select 1 from conversations c where c.shop = o.shop and c.contact_email = o.email) and ${where} order by o.placed_at desc limit 1`,
          [SHOP],
        )
      ).rows[0];
    const tongue = language ? `o.locale like '${language}%'` : "(o.locale like 'en%' or o.locale is null)";
    const found = (await find(`${FITS[fit]} and ${tongue}`)) ?? (await find(FITS[fit])) ?? (await find("true"));
    if (!found) throw new Error("the demo shop has no orders to write about");
    return found;
  });
}

async function byMail(house: House, writer: Writer, letter: Letter, inbox: string): Promise<void> {
  const fill = (text: string): string => text.replaceAll("#ORDER", writer.order);
  const mail = {
    from: `${writer.name} <${writer.email}>`,
    to: inbox,
    subject: fill(letter.subject ?? "A question"),
    text: `${fill(letter.text)}\n\n${writer.name}`,
  };
  const sent = await fetch(new URL("/api/send", house.addresses.mailbox), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(mail),
  });
  if (!sent.ok) throw new Error(`the mailbox refused a letter: ${await sent.text()}`);
}

async function bySite(house: House, writer: Writer, letter: Letter): Promise<void> {
  const shopper = shopperIn(house, letter.language ?? "en");
  let page = "/apps/aftercare/contact";
  if (letter.by === "tracking page") {
    const form = formWith((await shopper.open("/apps/aftercare/track")).text, "contact");
    const found = await shopper.send("/apps/aftercare/track", filled(form, { order: writer.order, contact: writer.email }));
    page += `?k=${encodeURIComponent(new URL(found.url).searchParams.get("k") ?? "")}`;
  }
  const form = formWith((await shopper.open(page)).text, "text");
  const done = await shopper.send(
    "/apps/aftercare/contact",
    filled(form, { name: writer.name, email: letter.by === "contact form" ? writer.email : "", text: letter.text }),
  );
  if (done.status !== 200) throw new Error(`a question was answered with ${done.status}`);
}

/** @returns the writer's address */
export async function sendLetter(house: House, letter: Letter): Promise<string> {
  const writer = await writerFor(house, letter);
  if (letter.by === "mail") await byMail(house, writer, letter, `support+demo@${house.env.MAIL_DOMAIN ?? ""}`);
  else await bySite(house, writer, letter);
  return writer.email;
}

/** The agent answers the writer's conversation; the writer may answer the mail. */
export async function answerLetter(house: House, agent: StaffVisitor, email: string, letter: Letter): Promise<void> {
  const found = await asOwner(
    house.ownerUrl,
    async (client) =>
      (
        await client.query<{ id: string }>(
          "select id from conversations where shop = $1 and contact_email = $2 order by number desc limit 1",
          [SHOP, email],
        )
      ).rows[0],
  );
  if (!found) throw new Error(`${email} wrote, but there is no conversation`);
  await agent.send(`/app/conversations/${found.id}`, { deed: "reply", text: letter.answer ?? "", cause: `opening-${found.id.slice(-12)}` });
  if (!letter.thanks) return;
  const control = controlAt(house.addresses.mailbox);
  for (let tries = 0; tries < 100; tries += 1) {
    const { mails } = await control.get<{ mails: { id: string; text: string }[] }>(`/api/mails?to=${encodeURIComponent(email)}`);
    const mail = mails.find((one) => one.text.includes((letter.answer ?? "").slice(0, 30)));
    if (mail) return void (await control.post("/api/answer", { id: mail.id, text: letter.thanks }));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the answer to ${email} did not arrive`);
}
