/** How something comes into a field: by keys, one after the other, or from the clipboard. */
type Way = "typed" | "pasted";

/** What is given to a field, and what stands there once it is left. */
export interface Entry {
  /** By its name; each is a text box. */
  field: string;
  way: Way;
  given: string;
  value: string;
  /** What the page says about it. */
  says: string[];
  /** What other fields hold by it. */
  also: Record<string, string>;
}

/** What else there is: words on the page, what other fields hold, or both. */
type Row = [way: Way, given: string, value: string, ...more: (string | Record<string, string>)[]];

const entries = (field: string, rows: Row[]): Entry[] =>
  rows.map(([way, given, value, ...more]) => ({
    field,
    way,
    given,
    value,
    says: more.filter((one) => typeof one === "string"),
    also: Object.fromEntries(
      more.flatMap((one) => (typeof one === "string" ? [] : Object.entries(one))),
    ),
  }));

const noNumber = (text: string) => `“${text}” cannot be read as a number.`;
const noNumberHere = (text: string) => `“${text}” cannot be read as a number here.`;
const noColour = (text: string) => `“${text}” cannot be read as a colour.`;

/** Seed, count and size; of the model that is offered first. */
export const numbers: Entry[] = [
  ...entries("Seed", [
    ["typed", "1,234", "1234"],
    ["typed", "１２３４５", "12345"],
    ["typed", "1 234", "1234"],
    ["pasted", "1,234,567", "1234567"],
    ["pasted", "1.234.568", "1234568"],
    ["pasted", "1\u00a0234", "1234"],
    ["pasted", "١٢٣", "123"],
    ["pasted", "๑๒๕", "125"],
    ["pasted", "  126\t", "126"],
    ["pasted", "Seed: 42", "42"],
    ["pasted", "シード：77", "77"],
    ["pasted", "种子 78", "78"],
    ["typed", "12 or 13", "12 or 13", noNumber("12 or 13")],
    ["typed", "40%", "40%", noNumber("40%")],
    ["pasted", "1e3", "1e3", noNumber("1e3")],
    ["pasted", "1,23,4", "1,23,4", noNumber("1,23,4")],
    ["typed", "3000000000", "3000000000", "A seed is a whole number from 0 to 2147483647."],
    ["typed", "", ""],
  ]),
  ...entries("Images", [
    ["typed", "3", "3"],
    ["typed", "４", "4"],
    ["pasted", "2枚", "2"],
    ["pasted", "3 张", "3"],
    ["typed", "two", "two", noNumber("two")],
    ["typed", "5", "5", "One run makes 1 to 4 images, not 5."],
    ["typed", "1", "1"],
  ]),
  ...entries("Width", [
    ["typed", "1,024", "1024"],
    ["typed", "2048*1024", "2048", { Height: "1024" }],
    ["pasted", "1600 × 900 px", "1600", { Height: "900" }],
    ["typed", "50%", "800"],
    ["typed", "400+624", "1024"],
    ["pasted", "１２８０", "1280"],
    ["typed", "*2", "2560"],
    ["typed", "/4", "640"],
    ["typed", "100% - 40", "600"],
    ["typed", "(400 + 50) * 2", "900"],
    ["pasted", "1920x1080", "1920", { Height: "1080" }],
    ["pasted", "1,280 × 720", "1280", { Height: "720" }],
    ["pasted", "２０４８＊１０２４", "2048", { Height: "1024" }],
    ["pasted", "1536px by 1000px", "1536", { Height: "1000" }],
    ["pasted", "1024 px", "1024"],
    ["pasted", "１２８０ピクセル", "1280"],
    ["pasted", "1440像素", "1440"],
    ["pasted", "width: 1152", "1152"],
    ["typed", "16:9", "16:9", noNumber("16:9")],
    ["typed", "10/0", "10/0", noNumber("10/0")],
  ]),
  ...entries("Height", [
    ["pasted", "1920, 1080", "1080", { Width: "1920" }],
    ["typed", "40%", "432"],
    ["typed", "1024", "1024"],
  ]),
  // Small, since it is run in the end.
  ...entries("Width", [["typed", "1024", "1024"]]),
];

/** The numbers of a box on a picture of 1696 × 960 px. */
export const boxNumbers: Entry[] = [
  ...entries("x2", [
    ["typed", "5000", "1696", "The maximum here is 1696."],
    ["typed", "50%", "848"],
    ["pasted", "1,024", "1024"],
    ["typed", "left", "left", noNumberHere("left")],
  ]),
  ...entries("x1", [
    ["typed", "400+50", "450"],
    ["typed", "-5", "0", "The minimum here is 0."],
    ["pasted", "[100, 200, 400, 500]", "100", { y1: "200", x2: "400", y2: "500" }],
    ["pasted", "110 210 410 510", "110", { y1: "210", x2: "410", y2: "510" }],
    [
      "pasted",
      "120,220,4200,520",
      "120",
      "Cut at the edge of the image (1696 × 960 px).",
      { y1: "220", x2: "1696", y2: "520" },
    ],
  ]),
  ...entries("y1", [["typed", "10%", "96"]]),
  ...entries("y2", [["typed", "９００ｐｘ", "900"]]),
  ...entries("Width of the box", [["typed", "200", "200", { x1: "120", x2: "320" }]]),
  ...entries("Height of the box", [["pasted", "300 × 150", "150", { x2: "420", y2: "246" }]]),
];

/** A colour in the field of the first of several. */
export const colours: Entry[] = entries("Colour 1, hex", [
  ["typed", "#2244aa", "#2244AA"],
  ["pasted", "rgb(230, 130, 140)", "#E6828C"],
  ["typed", "2244ab", "#2244AB"],
  ["pasted", "230, 130, 141", "#E6828D"],
  ["typed", "#fa0", "#FFAA00"],
  ["pasted", "#e6828c80", "#E6828C"],
  ["pasted", "hsl(354, 67%, 71%)", "#E7848D"],
  ["pasted", "oklch(0.7 0.12 15)", "#DF7E86"],
  ["typed", "rebeccapurple", "#663399"],
  ["typed", "rgb(230 130 142)", "#E6828E"],
  ["pasted", "rgba(230, 130, 140, 0.5)", "#E6828C"],
  ["pasted", "RGB（230，130，141）", "#E6828D"],
  ["pasted", "＃Ｅ６８２８Ｃ", "#E6828C"],
  ["pasted", "R: 230 G: 130 B: 141", "#E6828D"],
  ["pasted", "hsb(354, 43%, 90%)", "#E6838D"],
  ["pasted", "lab(52% 75 42)", "#EE1B3B"],
  ["typed", "Red", "#FF0000"],
  ["typed", "#12345", "#12345", noColour("#12345")],
  ["pasted", "300, 130, 140", "300, 130, 140", noColour("300, 130, 140")],
  ["typed", "transparent", "transparent", noColour("transparent")],
  ["pasted", "about #E6828C", "about #E6828C", noColour("about #E6828C")],
  ["typed", "#2244aa", "#2244AA"],
]);

const share = (number: number) => `Colour ${number}, share`;

/** Shares of four colours, in this order; what was typed stays as long as there is something to take from. */
export const shares: Entry[] = [
  ...entries(share(1), [["typed", "40", "40.00"]]),
  ...entries(share(2), [["typed", "30", "30.00", { [share(1)]: "40.00" }]]),
  ...entries(share(3), [["typed", "20", "20.00", { [share(1)]: "40.00", [share(2)]: "30.00" }]]),
  ...entries(share(4), [
    ["typed", "10", "10.00", { [share(1)]: "40.00", [share(2)]: "30.00", [share(3)]: "20.00" }],
    ["typed", "25", "10.00", "10.00 % is left: the other shares were typed or are locked."],
    ["typed", "ten", "ten", noNumberHere("ten")],
  ]),
];

/** Shares once more, after they were made even. */
export const otherShares: Entry[] = [
  ...entries(share(1), [["pasted", "50,25", "50.25"]]),
  ...entries(share(2), [["typed", "33,3％", "33.30", { [share(1)]: "50.25" }]]),
];

/** Whole palettes that are pasted into the field of one colour, and what they are by it. */
export const pastedPalettes: [given: string, colours: string[]][] = [
  ["264653, 2a9d8f\n#E9C46A", ["#264653", "#2A9D8F", "#E9C46A"]],
  [
    "https://coolors.co/palette/264653-2a9d8f-e9c46a-f4a261",
    ["#264653", "#2A9D8F", "#E9C46A", "#F4A261"],
  ],
  ["230, 30, 40\n40, 180, 70\n40, 70, 210", ["#E61E28", "#28B446", "#2846D2"]],
];

const primaries = ["#E61E28", "#28B446", "#2846D2"];
const thirds = ["33.34", "33.33", "33.33"];

/** Palette files of other programs, dropped. */
export const paletteFiles: [name: string, colours: string[], shares: string[], says: string][] = [
  [
    "mixed-lab.ase",
    ["#FF0000", "#0066BA", "#00FF00", "#0000FF"],
    ["25.00", "25.00", "25.00", "25.00"],
    "4 colours imported.",
  ],
  ["coolors-export-css.txt", primaries, thirds, "3 colours imported."],
  ["pantone-lab.ase", ["#EE1B3B", "#0066BA", "#00AB47"], thirds, "3 colours imported."],
  ["hex-utf16.txt", primaries, thirds, "3 colours imported."],
  ["nan.ase", ["#00FF00", "#0000FF"], ["50.00", "50.00"], "1 colour could not be read: a"],
  ["coolors-scss.txt", primaries, thirds, "3 colours imported."],
  ["shares-comma.txt", primaries, ["60.50", "20.25", "19.25"], "3 colours imported."],
  ["tints.ase", ["#004DCC", "#80A6E5", "#CCDBF5"], thirds, "3 colours imported."],
];

/**
 * Texts as programs for tables and letters put them on the clipboard: with their look, and a picture
 * of it. They are texts wherever one can type.
 */
export const formattedTexts: [field: string, text: string, value: string][] = [
  ["Prompt", "A meadow\tat noon\nwith a brook", "A meadow\tat noon\nwith a brook"],
  ["Seed", "4,711", "4711"],
  ["Width", "1,600", "1600"],
  ["Colour 1, hex", "230, 130, 140", "#E6828C"],
  ["Address of an image", "notes on the sky", "notes on the sky"],
];
