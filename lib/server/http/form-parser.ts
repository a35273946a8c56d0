import "server-only";
import { type Readable, Writable } from "node:stream";
import { Dicer } from "@fastify/busboy";
import { z } from "zod";
import { type FormDisposition, formDispositionOf } from "./form-disposition";

const headersSchema = z.record(z.string(), z.array(z.string()));

/** RFC 2046, section 5.1.1. */
const longestBoundary = 70;

const boundaryIn = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i;

/**
 * Takes a multipart form and hands out its parts as they arrive; each has to be read to its end.
 * Fails if the form breaks off. Undefined if the media type names no boundary, or one that is too long.
 */
export function formParser(
  mediaType: string,
  onPart: (disposition: FormDisposition, content: Readable) => void,
): Writable | undefined {
  const [, quoted, bare] = boundaryIn.exec(mediaType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined || Buffer.byteLength(boundary) > longestBoundary) return undefined;
  // What it emits, and when, is its own: it takes "finish" for the last part that was read.
  const settings = { boundary, autoDestroy: false };
  const parser = new Dicer(settings);
  let isRead = false;
  /** Of the chunk that the parser is at. */
  let taken: (() => void) | undefined;
  parser.on("finish", () => {
    isRead = true;
    // A part that was read to its end while the parser paused asks for no more, so the parser would
    // never give this chunk back.
    taken?.();
  });
  parser.on("part", (part) => {
    // Its reader gets the error; without a reader it must not end the process.
    part.on("error", () => undefined);
    part.on("header", (headers) => {
      try {
        const [header = ""] = headersSchema.safeParse(headers).data?.["content-disposition"] ?? [];
        const disposition = formDispositionOf(header);
        if (disposition) onPart(disposition, part);
        else part.resume();
      } catch (error) {
        // Thrown on, it would end the process.
        form.destroy(error instanceof Error ? error : new Error("A part cannot be read."));
      }
    });
  });
  const form = new Writable({
    write: (chunk: Uint8Array, _, done) => {
      // Something may follow the end of a form, which nobody reads.
      if (isRead || !parser.writable) return done();
      const take = () => {
        if (taken !== take) return;
        taken = undefined;
        done();
      };
      taken = take;
      parser.write(chunk, take);
    },
    final: (done) => {
      if (isRead) return done();
      parser.once("finish", () => done());
      if (parser.writable) parser.end();
    },
  });
  parser.on("error", (error) => form.destroy(error));
  return form;
}
