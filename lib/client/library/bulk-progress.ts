import { create } from "zustand";

/** Something that is done with many images and is under way. */
interface BulkProgress {
  done: number;
  total: number;
  cancel: () => void;
}

const useStore = create<{ progress: BulkProgress | undefined }>(() => ({ progress: undefined }));

export const useBulkProgress = () => useStore(({ progress }) => progress);
export const useIsBulkUnderWay = () => useStore(({ progress }) => progress !== undefined);

/** Says how far it is; false once somebody has called it off. */
export type GoOn = (done: number) => boolean;

/** Shows how far a work over many images is, as long as it goes on. */
export async function withBulkProgress<Result>(
  total: number,
  work: (goOn: GoOn) => Promise<Result>,
): Promise<Result> {
  let isCanceled = false;
  const cancel = () => {
    isCanceled = true;
  };
  try {
    return await work((done) => {
      useStore.setState({ progress: { done, total, cancel } });
      return !isCanceled;
    });
  } finally {
    // Another work may have begun meanwhile: what it shows is not this one's.
    useStore.setState(({ progress }) =>
      progress?.cancel === cancel ? { progress: undefined } : { progress },
    );
  }
}
