import { describe, expect, it } from "vitest";
import { mayDo, rightFor, rightsOf } from "@/lib/core/access/rights";

describe("roles", () => {
  it("each may do all that the one before it may", () => {
    const roles = ["reviewer", "designer", "admin", "owner"] as const;
    for (const [index, role] of roles.entries()) {
      const before = roles[index - 1];
      const missing = before ? rightsOf(before).filter((right) => !mayDo(role, right)) : [];
      expect(missing).toEqual([]);
      expect(rightsOf(role).length).toBeGreaterThan(before ? rightsOf(before).length : 0);
    }
  });

  it("only the owner decides who else may do anything", () => {
    expect(["reviewer", "designer", "admin"].filter((role) => isAdministering(role))).toEqual([]);
    expect(mayDo("owner", "administer")).toBe(true);
  });
});

const isAdministering = (role: string) =>
  (role === "reviewer" || role === "designer" || role === "admin") && mayDo(role, "administer");

describe("a change of images", () => {
  it("is a rating as long as it names nothing else", () => {
    expect(rightFor({ rating: 3, starred: true, note: "x" })).toBe("rate");
    expect(rightFor({})).toBe("rate");
    for (const name of ["name", "tags", "trashed", "addToBoards", "constructor"]) {
      expect(rightFor({ rating: 3, [name]: true })).toBe("organise");
    }
  });
});
