package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

/**
 * A product of row-major matrices on fixed arrays. Small ones, which most are, go to the OpenBLAS
 * that comes with ND4J. Large ones are an operation of ND4J: OpenBLAS would compute them on several
 * threads, whose number belongs to the whole process, and their number could change the result.
 */
final class Product {
  /** OpenBLAS computes so many multiply-adds on the caller's thread, whatever its settings are. */
  private static final long ON_ONE_THREAD = 1 << 18;

  private Product() {}

  /** c (m x n) = a (m x k) times b (k x n). */
  static Runnable of(Memory memory, Tensor a, Tensor b, Tensor c, int m, int n, int k) {
    return product(memory, a.as(m, k), false, b.as(k, n), false, c.as(m, n), 0);
  }

  /** c (m x n) = a (m x k) times the transpose of b (n x k), added to c. */
  static Runnable addTransposed(Memory memory, Tensor a, Tensor b, Tensor c, int m, int n, int k) {
    return product(memory, a.as(m, k), false, b.as(n, k), true, c.as(m, n), 1);
  }

  /** c (m x n) = the transpose of a (k x m) times b (k x n). */
  static Runnable ofTransposed(Memory memory, Tensor a, Tensor b, Tensor c, int m, int n, int k) {
    return product(memory, a.as(k, m), true, b.as(k, n), false, c.as(m, n), 0);
  }

  private static Runnable product(
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
    int widthA = a.size(1);
    int widthB = b.size(1);
    return () ->
        cblas_sgemm(
            CblasRowMajor,
            orderA,
            orderB,
            m,
            n,
            k,
            1,
            a.data(),
            widthA,
            b.data(),
            widthB,
            keep,
            c.data(),
            n);
  }
}
