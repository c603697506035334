// What shoppers write in the demo's first days, and what Tom answers. Orders are chosen by what has happened to them.

/** How an order must look for a letter to fit. */
export type Fit = "on the way" | "late" | "delivered" | "unsent" | "any";

export interface Letter {
  /** Hours after the beginning. */
  after: number;
  fit: Fit;
  /** Language of the customer, where it matters. */
  language?: "de" | "fr";
  by: "mail" | "tracking page" | "contact form";
  subject?: string;
  /** #ORDER stands for the order's name. */
  text: string;
  /** Hours after the letter until Tom answers; absent: nobody has yet. */
  answerAfter?: number;
  answer?: string;
  /** What the shopper writes back by mail. */
  thanks?: string;
}

export const LETTERS: readonly Letter[] = [
  {
    after: 1,
    fit: "late",
    by: "tracking page",
    text: "The tracking has not moved for days. Is my parcel lost? I need the lantern for Saturday.",
    answerAfter: 2,
    answer:
      "I am sorry about the wait. The carrier has confirmed that your parcel is in the depot and goes out tomorrow. If it does not move by then I will send a new one the same day.",
    thanks: "Thank you, that helps a lot. I will keep an eye on it.",
  },
  {
    after: 3,
    fit: "delivered",
    by: "mail",
    subject: "One mug arrived chipped",
    text: "Hello,\n\none of the mugs from order #ORDER has a chip on the rim. Could you send me another one? I can send a photo.\n\nKind regards",
    answerAfter: 18,
    answer:
      "Oh no, that should not happen. A photo is enough for us: you can keep the chipped one. Shall I send a new mug, or would you rather have the money back?",
  },
  {
    after: 6,
    fit: "any",
    language: "de",
    by: "contact form",
    text: "Liefern Sie auch in die Schweiz, und was kostet der Versand dorthin?",
    answerAfter: 15,
    answer:
      "Ja, sehr gern: Der Versand in die Schweiz kostet 9,90 € und dauert drei bis fünf Werktage. Zoll fällt bei Bestellungen unter 62 Franken nicht an.",
  },
  {
    after: 20,
    fit: "unsent",
    by: "tracking page",
    text: "I made a mistake in my address: it is number 12, not 21. Can you still change it before it is sent?",
  },
  {
    after: 24,
    fit: "on the way",
    language: "fr",
    by: "mail",
    subject: "Livraison de ma commande",
    text: "Bonjour,\n\nje serai absente la semaine prochaine. Est-il possible de faire livrer la commande #ORDER dans un point relais ?\n\nMerci d’avance",
  },
  {
    after: 30,
    fit: "delivered",
    by: "mail",
    subject: "Which size for the apron?",
    text: "Hi there, I love the apron but it is a little short for me. Does it come in a longer size? My order was #ORDER.",
    answerAfter: 14,
    answer:
      "The apron comes in one length only, I am afraid. You can send it back within 30 days of delivery: open “Returns” on our site and we do the rest.",
  },
  {
    after: 46,
    fit: "late",
    by: "tracking page",
    text: "It says delivered, but nothing is here and my neighbours have nothing either. What now?",
  },
  { after: 50, fit: "any", by: "contact form", text: "Do you sell gift cards? I would love to give one for Christmas." },
  {
    after: 51.5,
    fit: "unsent",
    by: "mail",
    subject: "Please add a gift note to #ORDER",
    text: "Could you put a small card into the parcel? “Happy birthday, Grandma! Love, Nora.” Thank you so much!",
  },
];
