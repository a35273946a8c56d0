import { z } from "zod";

/**
 * What a caller may do, one right for each kind of act:
 * - `look`: see images, runs, comparisons, prices and spend, and save files; ask what a run would cost
 * - `rate`: rate, star and note images
 * - `organise`: upload, import, rename, tag and file images, and move them to the trash and back
 * - `run`: order runs and comparisons, which costs money, and cancel them
 * - `erase`: empty the trash, after which nothing comes back
 * - `administer`: decide who else may do any of this
 */
const rights = ["look", "rate", "organise", "run", "erase", "administer"] as const;
export type Right = (typeof rights)[number];

/** The rights of each role. The server and the page read no other table. */
const rightsByRole = {
  reviewer: ["look", "rate"],
  designer: ["look", "rate", "organise", "run"],
  admin: ["look", "rate", "organise", "run", "erase"],
  owner: rights,
} satisfies Record<string, readonly Right[]>;
export type Role = keyof typeof rightsByRole;

/** The roles that a program may have: none decides who else may do anything. */
export const programRoleSchema = z.enum(["reviewer", "designer", "admin"]);
export type ProgramRole = z.infer<typeof programRoleSchema>;

export const rightsOf = (role: Role): readonly Right[] => rightsByRole[role];

export const mayDo = (role: Role, right: Right): boolean => rightsOf(role).includes(right);

const ratings = ["rating", "starred", "note"];

/** The right that a change of images needs, by what it names: a reviewer rates, and moves nothing. */
export const rightFor = (change: object): Right =>
  Object.keys(change).every((name) => ratings.includes(name)) ? "rate" : "organise";
