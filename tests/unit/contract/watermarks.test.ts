import { expect, it } from "vitest";
import { atEndpoint } from "@/lib/core/models/at-endpoint";
import { catalog } from "@/lib/core/models/catalog";
import { watermarkOf } from "@/lib/emulator/picture/marks";

const marked = catalog.filter(({ parameters }) => parameters.watermark);

it.each(marked.map((model) => [model.id, model] as const))(
  "the sandbox paints what the studio says there of the watermark of %s",
  (id, model) => {
    const hint = atEndpoint(model, "sandbox").parameters.watermark?.text;
    expect(watermarkOf(id)).toBe(hint);
  },
);
