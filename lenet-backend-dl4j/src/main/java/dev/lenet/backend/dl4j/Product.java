package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A product of row-major matrices, tensors of two axes, on fixed arrays. Small ones, which most
 * are, go to the OpenBLAS that comes with ND4J. Large ones are an operation of ND4J: OpenBLAS would
 * compute them on several threads, whose number belongs to the whole process, and their number
 * could change the result.
 */
final class Product {
  /** Up to this many multiply-adds OpenBLAS uses the caller's thread, whatever its settings are. */
  private static final long ON_ONE_THREAD = 1 << 18;

  private Product() {}

  /** c = a b. */
  static Runnable of(Memory memory, Tensor a, Tensor b, Tensor c) {
    return of(memory, a, false, b, false, c, 0);
  }

  /** c = a b + keep c, where a and b are transposed first if asked for. */
  static Runnable of(
      Memory memory, Tensor a, boolean turnA, Tensor b, boolean turnB, Tensor c, float keep) {
    int m = c.size(0);
    int n = c.size(1);
    int k = a.size(turnA ? 0 : 1);
    if ((long) m * n * k > ON_ONE_THREAD) {
      return memory
          .operation("matmul")
          .inputs(a, b)
          .outputs(c)
          .integers(turnA ? 1 : 0, turnB ? 1 : 0, 0)
          .reals(1, keep);
    }
    int orderA = turnA ? CblasTrans : CblasNoTrans;
    int orderB = turnB ? CblasTrans : CblasNoTrans;
    int wideA = a.size(1);
    int wideB = b.size(1);
    FloatPointer x = a.data();
    FloatPointer y = b.data();
    return () ->
        cblas_sgemm(
            CblasRowMajor, orderA, orderB, m, n, k, 1, x, wideA, y, wideB, keep, c.data(), n);
  }
}
