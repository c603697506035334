/** Where shoppers of the demo live: names, streets and numbers of the place's own shape. */
export interface Country {
  code: string;
  name: string;
  locale: string;
  currency: string;
  /** Presentment amount for one euro. */
  rate: string;
  first: string[];
  last: string[];
  streets: string[];
  /** City, postcode and, where addresses carry one, province name and code. */
  cities: [city: string, zip: string, province?: string, provinceCode?: string][];
  /** E.164 with # for a digit. */
  phone: string;
  /** Orders it gets in proportion to the others. */
  weight: number;
}

const land = (
  code: string,
  name: string,
  locale: string,
  [currency, rate, phone, weight]: [string, string, string, number],
  first: string,
  last: string,
  streets: string,
  cities: Country["cities"],
): Country => ({
  code,
  name,
  locale,
  currency,
  rate,
  phone,
  weight,
  first: first.split(","),
  last: last.split(","),
  streets: streets.split(","),
  cities,
});

export const COUNTRIES: Country[] = [
  land(
    "DE",
    "Germany",
    "de",
    ["EUR", "1", "+49151########", 60],
    "Anna,Jonas,Miriam,Lukas,Svenja,Oğuz",
    "Becker,Hoffmann,Köhler,Yıldız,Brandt",
    "Lindenstraße 14,Am Hafen 3,Goethestraße 88",
    [
      ["Berlin", "10437"],
      ["Hamburg", "20457"],
      ["München", "80469"],
      ["Köln", "50674"],
    ],
  ),
  land(
    "AT",
    "Austria",
    "de",
    ["EUR", "1", "+43664#######", 12],
    "Theresa,Florian,Elena",
    "Gruber,Huber,Wagner",
    "Neubaugasse 21,Linzer Straße 7",
    [
      ["Wien", "1070"],
      ["Graz", "8010"],
    ],
  ),
  land(
    "CH",
    "Switzerland",
    "de",
    ["CHF", "0.94", "+4179#######", 8],
    "Reto,Nadine,Luca",
    "Meier,Baumann,Frei",
    "Seestraße 52,Langgasse 9",
    [
      ["Zürich", "8002"],
      ["Bern", "3008"],
    ],
  ),
  land(
    "FR",
    "France",
    "fr",
    ["EUR", "1", "+336########", 24],
    "Camille,Étienne,Léa,Noé",
    "Moreau,Lefèvre,Garnier,Dubois",
    "12 rue des Martyrs,8 quai de la Fosse",
    [
      ["Paris", "75009"],
      ["Nantes", "44000"],
      ["Lyon", "69002"],
    ],
  ),
  land(
    "BE",
    "Belgium",
    "nl",
    ["EUR", "1", "+3247#######", 8],
    "Emma,Wout,Sarah",
    "Peeters,Janssens,Maes",
    "Vrijdagmarkt 6,Nationalestraat 40",
    [
      ["Gent", "9000"],
      ["Antwerpen", "2000"],
    ],
  ),
  land(
    "NL",
    "Netherlands",
    "nl",
    ["EUR", "1", "+316########", 16],
    "Sanne,Daan,Fleur,Bram",
    "de Vries,Bakker,van Dijk",
    "Prinsengracht 310,Witte de Withstraat 17",
    [
      ["Amsterdam", "1016 HX"],
      ["Rotterdam", "3012 BN"],
    ],
  ),
  land("LU", "Luxembourg", "fr", ["EUR", "1", "+352621######", 2], "Claire,Marc", "Schmit,Weber", "4 rue Beaumont,19 avenue de la Gare", [
    ["Luxembourg", "1219"],
  ]),
  land(
    "GB",
    "United Kingdom",
    "en",
    ["GBP", "0.86", "+447700######", 20],
    "Imogen,Callum,Priya,Rhys",
    "Fletcher,Okafor,Hughes,Patel",
    "27 Mare Street,5 Dock Lane",
    [
      ["London", "E8 3RH", "England", "ENG"],
      ["Bristol", "BS1 5TY", "England", "ENG"],
      ["Leith", "EH6 6LU", "Scotland", "SCT"],
    ],
  ),
  land("IE", "Ireland", "en", ["EUR", "1", "+35385#######", 4], "Aoife,Ciarán", "Byrne,Gallagher", "8 Shop Street,16 Harcourt Road", [
    ["Galway", "H91 E2FX", "Galway", "G"],
    ["Dublin", "D02 XY45", "Dublin", "D"],
  ]),
  land("DK", "Denmark", "da", ["DKK", "7.46", "+45########", 6], "Freja,Mads,Ida", "Nielsen,Møller,Kjær", "Vesterbrogade 61,Havnegade 2", [
    ["København", "1620"],
    ["Aarhus", "8000"],
  ]),
  land(
    "SE",
    "Sweden",
    "sv",
    ["SEK", "11.20", "+4670#######", 6],
    "Elsa,Oskar,Maja",
    "Lindqvist,Åberg,Sjöström",
    "Götgatan 45,Hamngatan 3",
    [
      ["Stockholm", "118 26"],
      ["Göteborg", "411 14"],
    ],
  ),
  land("NO", "Norway", "nb", ["NOK", "11.60", "+479#######", 4], "Ingrid,Håkon", "Solberg,Dahl", "Bryggen 11,Markveien 30", [
    ["Bergen", "5003"],
    ["Oslo", "0554"],
  ]),
  land("FI", "Finland", "fi", ["EUR", "1", "+35840#######", 4], "Aino,Eero", "Mäkinen,Korhonen", "Iso Roobertinkatu 5,Rantatie 18", [
    ["Helsinki", "00120"],
    ["Turku", "20100"],
  ]),
  land(
    "PL",
    "Poland",
    "pl",
    ["PLN", "4.28", "+4860#######", 6],
    "Zofia,Mikołaj,Hanna",
    "Nowak,Wiśniewska,Zając",
    "ul. Długa 12,ul. Piwna 4/7",
    [
      ["Gdańsk", "80-827"],
      ["Warszawa", "00-265"],
    ],
  ),
  land("CZ", "Czechia", "cs", ["CZK", "24.90", "+42077#######", 4], "Tereza,Jakub", "Novotná,Dvořák", "Vinohradská 33,Veveří 10", [
    ["Praha", "120 00"],
    ["Brno", "602 00"],
  ]),
  land(
    "IT",
    "Italy",
    "it",
    ["EUR", "1", "+3934########", 8],
    "Giulia,Matteo,Chiara",
    "Ricci,Ferrari,Conti",
    "Via della Spiga 8,Corso Italia 41",
    [
      ["Milano", "20121", "Milano", "MI"],
      ["Genova", "16145", "Genova", "GE"],
    ],
  ),
  land(
    "ES",
    "Spain",
    "es",
    ["EUR", "1", "+346########", 8],
    "Lucía,Álvaro,Nerea",
    "García,Ibáñez,Muñoz",
    "Calle Mayor 23,Carrer de Provença 190",
    [
      ["Madrid", "28013", "Madrid", "M"],
      ["Barcelona", "08036", "Barcelona", "B"],
    ],
  ),
  land(
    "PT",
    "Portugal",
    "pt-PT",
    ["EUR", "1", "+3519########", 4],
    "Beatriz,Tomás",
    "Ferreira,Gonçalves",
    "Rua das Flores 71,Rua Augusta 12",
    [
      ["Porto", "4050-265", "Porto", "PT-13"],
      ["Lisboa", "1100-053", "Lisboa", "PT-11"],
    ],
  ),
  land(
    "US",
    "United States",
    "en",
    ["USD", "1.08", "+1206555####", 12],
    "Hannah,Marcus,Elise,Tyrone",
    "Whitfield,Nguyen,Castillo",
    "412 Alder Street,77 Wharf Road",
    [
      ["Portland", "97205", "Oregon", "OR"],
      ["Brooklyn", "11201", "New York", "NY"],
      ["Seattle", "98101", "Washington", "WA"],
    ],
  ),
  land("CA", "Canada", "en", ["CAD", "1.48", "+1604555####", 4], "Maude,Owen", "Tremblay,Singh", "123 Queen Street West,9 Powell Street", [
    ["Toronto", "M5H 2M9", "Ontario", "ON"],
    ["Vancouver", "V6A 1E7", "British Columbia", "BC"],
  ]),
];
