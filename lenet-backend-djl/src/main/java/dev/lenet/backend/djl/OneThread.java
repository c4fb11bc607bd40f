package dev.lenet.backend.djl;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps PyTorch's operations on the caller's thread, whatever numbers of threads the process has
 * set. PyTorch's number is the process's, but OpenMP and MKL, which obey it, have one for each
 * thread: those of the caller are set to 1 and put back, so that only the work itself sees a
 * change.
 *
 * @param ofOpenMp sets OpenMP's number; null if the process does not let us
 * @param ofMkl sets MKL's number and returns the one before; null if PyTorch has no MKL
 */
record OneThread(@Nullable Function ofOpenMp, @Nullable Function ofMkl) {
  private static final Logger LOG = LoggerFactory.getLogger(OneThread.class);

  /** Found when it is first needed: in a process with one thread it never is. */
  private static final class InThisProcess {
    static final OneThread FOUND = find();
  }

  static void run(Runnable work) {
    // asking makes PyTorch set this thread's number now, and not on the way
    int before = JniUtils.getNumThreads();
    if (before == 1) {
      work.run();
    } else {
      InThisProcess.FOUND.run(work, before);
    }
  }

  private void run(Runnable work, int before) {
    set(ofOpenMp, 1);
    int beforeInMkl = set(ofMkl, 1);
    try {
      work.run();
    } finally {
      set(ofOpenMp, before);
      set(ofMkl, beforeInMkl);
    }
  }

  private static int set(@Nullable Function function, int threads) {
    return function == null ? 0 : function.invokeInt(new Object[] {threads});
  }

  private static OneThread find() {
    try {
      Path file = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("torch_cpu"));
      NativeLibrary library = NativeLibrary.getInstance(file.toString());
      return new OneThread(
          library.getFunction("omp_set_num_threads"),
          findOrNull(library, "MKL_Set_Num_Threads_Local"));
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "PyTorch computes with several threads for each caller, and cannot be told otherwise here ({}). OMP_NUM_THREADS=1 or -Dai.djl.pytorch.num_threads=1 makes it faster, and equal bytes on different machines need it",
          e.getMessage());
      return new OneThread(null, null);
    }
  }

  private static @Nullable Function findOrNull(NativeLibrary library, String name) {
    try {
      return library.getFunction(name);
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }
}
