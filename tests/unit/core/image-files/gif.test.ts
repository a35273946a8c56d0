import { describe, expect, it } from "vitest";
import { partialFirstFrame } from "@/lib/core/image-files/gif";

/** A GIF as far as its first frame: a screen of 20 × 10, a table of colours, a note. */
function gif(left: number, top: number, width: number, height: number, colours = true): Buffer {
  const frame = Buffer.alloc(10);
  frame[0] = 0x2c;
  for (const [index, value] of [left, top, width, height].entries()) {
    frame.writeUInt16LE(value, 1 + index * 2);
  }
  const note = Buffer.from("\x21\xfe\x03abc\x02de\0", "latin1");
  const screen = Buffer.from([20, 0, 10, 0, colours ? 0x81 : 0, 0, 0]);
  const table = Buffer.alloc(colours ? 12 : 0, 0x2c);
  return Buffer.concat([Buffer.from("GIF89a"), screen, table, note, frame]);
}

describe("the first frame of a GIF", () => {
  it("is found after colours and comments", () => {
    const frame = { left: 3, top: 2, width: 5, height: 4 };
    expect(partialFirstFrame(gif(3, 2, 5, 4))).toEqual({
      screen: { width: 20, height: 10 },
      frame,
    });
    expect(partialFirstFrame(gif(3, 2, 5, 4, false))?.frame).toEqual(frame);
  });

  it("needs no special treatment if it covers the whole screen, or more", () => {
    expect(partialFirstFrame(gif(0, 0, 20, 10))).toBeUndefined();
    expect(partialFirstFrame(gif(0, 0, 30, 40))).toBeUndefined();
  });

  it("ends where the screen ends", () => {
    expect(partialFirstFrame(gif(15, 0, 20, 10))?.frame).toMatchObject({ left: 15, width: 5 });
    expect(partialFirstFrame(gif(25, 12, 5, 5))?.frame).toMatchObject({ width: 0, height: 0 });
  });

  it("is not looked for beyond the end", () => {
    const file = gif(3, 2, 5, 4);
    for (let length = 0; length < file.length - 1; length += 1) {
      expect(partialFirstFrame(file.subarray(0, length))).toBeUndefined();
    }
  });
});
