import type { CDPSession, Page } from "playwright";
import sharp from "sharp";

interface Frame {
  /** When it was put on the screen, in milliseconds since 1970. */
  at: number;
  picture: Buffer;
}

interface Clip {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the screen shows, frame by frame: a picture that was not painted is not in it. */
export interface Painting {
  /** When the first frame that looks as wanted was painted after a moment; waits for it. */
  firstAfter: (moment: number, isWanted: (mean: MeanColour) => boolean) => Promise<number>;
  stop: () => Promise<void>;
}

export interface MeanColour {
  red: number;
  green: number;
  blue: number;
}

/** What is not painted by then never is; in milliseconds. */
const longestMs = 60_000;

/** Follows what is painted in a part of the page, given in CSS pixels. */
export async function followPainting(page: Page, clip: Clip): Promise<Painting> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const frames: Frame[] = [];
  let onFrame = () => {};
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    void session.send("Page.screencastFrameAck", { sessionId });
    frames.push({ at: (metadata.timestamp ?? 0) * 1000, picture: Buffer.from(data, "base64") });
    onFrame();
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 90, everyNthFrame: 1 });

  return {
    async firstAfter(moment, isWanted) {
      const limit = performance.now() + longestMs;
      for (;;) {
        const frame = frames.shift();
        if (frame && frame.at > moment && isWanted(await meanColour(frame.picture, clip))) {
          return frame.at;
        }
        if (frame) continue;
        const restMs = limit - performance.now();
        if (restMs <= 0) throw new Error("The screen never showed what was waited for.");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, restMs);
          onFrame = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    async stop() {
      await session.send("Page.stopScreencast");
      await session.detach();
    },
  };
}

/** The mean colour of a part of a picture, each channel 0 to 255. */
async function meanColour(picture: Buffer, clip: Clip): Promise<MeanColour> {
  const part = await sharp(picture)
    .extract({ left: clip.x, top: clip.y, width: clip.width, height: clip.height })
    .toBuffer();
  const [red, green, blue] = (await sharp(part).stats()).channels.map(({ mean }) => mean);
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0 };
}
