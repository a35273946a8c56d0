import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonRecordError, jsonRecords } from "@/lib/core/portability/json-records";

async function* inPieces(text: string, sizes: number[]) {
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}

async function rebuilt(text: string, sizes: number[], longest = 1_000_000) {
  const values = new Map<string, unknown>();
  const arrays = new Map<string, unknown[]>();
  for await (const record of jsonRecords(inPieces(text, sizes), longest)) {
    const value: unknown = JSON.parse(record.text);
    if (record.isElement) arrays.set(record.key, [...(arrays.get(record.key) ?? []), value]);
    else values.set(record.key, value);
  }
  return { values, arrays };
}

const anyObject = fc.dictionary(
  fc.string().filter((key) => key !== "__proto__"),
  fc.jsonValue(),
);
const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });

describe("a large JSON object", () => {
  it("is split into its parts, however it is written and cut", async () => {
    await fc.assert(
      fc.asyncProperty(anyObject, anySizes, fc.nat(4), async (object, sizes, indent) => {
        const { values, arrays } = await rebuilt(JSON.stringify(object, null, indent), sizes);
        const expected = JSON.parse(JSON.stringify(object));
        for (const [key, value] of Object.entries(expected)) {
          if (Array.isArray(value)) expect(arrays.get(key) ?? []).toEqual(value);
          else expect(values.get(key)).toEqual(value);
        }
        const keys = Object.entries(expected)
          .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
          .map(([key]) => key);
        expect([...values.keys(), ...arrays.keys()].toSorted()).toEqual(keys.toSorted());
      }),
    );
  });

  it.each(["", "[1]", '{"a":[1,2', '{"a":"b', "{}{}", '"text"', "{}}", "{{}}", "{1:2}", "null"])(
    "is refused if it is invalid: %s",
    async (text) => {
      await expect(rebuilt(text, [3])).rejects.toThrow(JsonRecordError);
    },
  );

  it("is refused if one value is too long", async () => {
    const text = JSON.stringify({ a: ["x".repeat(5_000)] });
    await expect(rebuilt(text, [100], 1_000)).rejects.toThrow(JsonRecordError);
  });

  it("never fails in another way, whatever the text", async () => {
    const anyText = fc.string({
      unit: fc.constantFrom(...'{}[]:,"\\ 1ae'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(anyText, anySizes, async (text, sizes) => {
        const read = async () => {
          let count = 0;
          for await (const _ of jsonRecords(inPieces(text, sizes), 1_000)) count += 1;
          return count;
        };
        await read().catch((error) => expect(error).toBeInstanceOf(JsonRecordError));
      }),
      { numRuns: 2_000 },
    );
  });
});
