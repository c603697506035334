/** Carriers of the demo: the shapes of their tracking numbers and of their public tracking pages. */
export interface Carrier {
  company: string;
  /** Where its parcels are sorted: a city and its country code. */
  hub: { city: string; countryCode: string };
  /** @param seed decides the digits, so that a story gives the same number each time. */
  number(seed: number): string;
  url(number: string): string;
}

/** `length` decimal digits that look random and follow from the seed. */
function digits(seed: number, length: number): string {
  let text = "";
  for (
    let value = (seed * 2_654_435_761 + 40_503) >>> 0;
    text.length < length;
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0
  ) {
    text += (value >>> 8).toString().slice(-4);
  }
  return text.slice(0, length);
}

/** UPU S10 check digit, e.g. https://en.wikipedia.org/wiki/S10_(UPU_standard). */
function s10(serial: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(serial[index]), 0);
  const check = 11 - (sum % 11);
  return `${serial}${check === 10 ? 0 : check === 11 ? 5 : check}`;
}

export const CARRIERS: Record<"DHL" | "DPD" | "UPS" | "Royal Mail" | "PostNL", Carrier> = {
  DHL: {
    company: "DHL",
    hub: { city: "Leipzig", countryCode: "DE" },
    number: (seed) => `00340434${digits(seed, 12)}`,
    url: (number) => `https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=${number}`,
  },
  DPD: {
    company: "DPD",
    hub: { city: "Aschaffenburg", countryCode: "DE" },
    number: (seed) => `0998${digits(seed, 10)}`,
    url: (number) => `https://tracking.dpd.de/status/en_DE/parcel/${number}`,
  },
  UPS: {
    company: "UPS",
    hub: { city: "Köln", countryCode: "DE" },
    number: (seed) => `1Z9R${digits(seed, 14)}`,
    url: (number) => `https://www.ups.com/track?loc=en_US&tracknum=${number}`,
  },
  "Royal Mail": {
    company: "Royal Mail",
    hub: { city: "Langley", countryCode: "GB" },
    number: (seed) => `RX${s10(digits(seed, 8))}GB`,
    url: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  },
  PostNL: {
    company: "PostNL",
    hub: { city: "'s-Hertogenbosch", countryCode: "NL" },
    number: (seed) => `3SHPNE${digits(seed, 7)}`,
    url: (number) => `https://jouw.postnl.nl/track-and-trace/${number}-NL`,
  },
};

/** The carrier a German shop would choose for a country. */
export function carrierFor(countryCode: string, seed: number): Carrier {
  if (countryCode === "GB" || countryCode === "IE") return CARRIERS["Royal Mail"];
  if (countryCode === "NL" || countryCode === "BE" || countryCode === "LU") return CARRIERS.PostNL;
  if (countryCode === "DE" || countryCode === "AT") return seed % 3 === 0 ? CARRIERS.DPD : CARRIERS.DHL;
  return seed % 4 === 0 ? CARRIERS.DPD : CARRIERS.UPS;
}

/** The carrier of that name, if we know it. */
export const carrierNamed = (name: string | undefined): Carrier | undefined => Object.values(CARRIERS).find((one) => one.company === name);
