/** The colours of a scene, from far to near. */
export interface Scheme {
  skyTop: string;
  skyLow: string;
  sun: string;
  far: string;
  middle: string;
  near: string;
  deep: string;
  accent: string;
  paper: string;
}

const scheme = (
  ...colours: [string, string, string, string, string, string, string, string, string]
): Scheme => {
  const [skyTop, skyLow, sun, far, middle, near, deep, accent, paper] = colours;
  return { skyTop, skyLow, sun, far, middle, near, deep, accent, paper };
};

/** Light at different hours; each keeps to one family of hues. */
export const schemes: readonly [Scheme, ...Scheme[]] = [
  scheme(
    "#f4b183",
    "#fbe3c4",
    "#fff4dc",
    "#e29a76",
    "#c06c5a",
    "#7f3f4a",
    "#43243a",
    "#2f6f86",
    "#fbf1e2",
  ),
  scheme(
    "#7fb2c9",
    "#e7eee4",
    "#fffbe8",
    "#8fb5ad",
    "#5c8f8d",
    "#2f6269",
    "#173b45",
    "#e58b5b",
    "#f3f1e6",
  ),
  scheme(
    "#2c3358",
    "#8a6f9e",
    "#ffd9a8",
    "#6a5a8c",
    "#43406f",
    "#282a50",
    "#14162e",
    "#f0a35e",
    "#efe6dd",
  ),
  scheme(
    "#c7d8c4",
    "#f3eed6",
    "#ffffff",
    "#a9bf98",
    "#76986c",
    "#4a6f4c",
    "#274536",
    "#d96f5d",
    "#f7f3e3",
  ),
  scheme(
    "#f0c9cf",
    "#fbeceb",
    "#fff7ef",
    "#dba3b0",
    "#b5718c",
    "#7d4669",
    "#452a48",
    "#5c8f8d",
    "#fbf3ef",
  ),
  scheme(
    "#e9c46a",
    "#f8ecc6",
    "#fffdf2",
    "#dd9f4f",
    "#c2703a",
    "#86442e",
    "#4a2624",
    "#2a6f6b",
    "#fbf4df",
  ),
  scheme(
    "#5d8fc4",
    "#cfe3ee",
    "#fffdf0",
    "#7da5c9",
    "#4877a4",
    "#274f7d",
    "#132c4e",
    "#f2b84b",
    "#eef3f4",
  ),
  scheme(
    "#d7cfc4",
    "#f2ede4",
    "#ffffff",
    "#bdb1a3",
    "#8f8273",
    "#5d5348",
    "#332d28",
    "#c0563d",
    "#f6f2eb",
  ),
];
