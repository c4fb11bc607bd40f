package dev.lenet.backend.dl4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_scopy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;

import java.nio.FloatBuffer;

/** Products of row-major matrices, by the OpenBLAS that comes with ND4J. */
final class Blas {
  private Blas() {}

  /** c (m x n) = a (m x k) times b (k x n), plus {@code keep} times c. */
  static void product(Tensor a, Tensor b, float keep, Tensor c, int m, int n, int k) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        m,
        n,
        k,
        1,
        a.data(),
        k,
        b.data(),
        n,
        keep,
        c.data(),
        n);
  }

  /** c (m x n) = a (m x k) times the transpose of b (n x k), plus {@code keep} times c. */
  static void productWithTransposed(Tensor a, Tensor b, float keep, Tensor c, int m, int n, int k) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        m,
        n,
        k,
        1,
        a.data(),
        k,
        b.data(),
        k,
        keep,
        c.data(),
        n);
  }

  /** c (m x n) = the transpose of a (k x m) times b (k x n). */
  static void transposedProduct(Tensor a, Tensor b, Tensor c, int m, int n, int k) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        m,
        n,
        k,
        1,
        a.data(),
        m,
        b.data(),
        n,
        0,
        c.data(),
        n);
  }

  /** y (m) = a (m x n) times x (n). */
  static void timesVector(Tensor a, int m, int n, Tensor x, Tensor y) {
    cblas_sgemv(CblasRowMajor, CblasNoTrans, m, n, 1, a.data(), n, x.data(), 1, 0, y.data(), 1);
  }

  /** y (n) = the transpose of a (m x n) times x (m). */
  static void transposedTimesVector(Tensor a, int m, int n, Tensor x, Tensor y) {
    cblas_sgemv(CblasRowMajor, CblasTrans, m, n, 1, a.data(), n, x.data(), 1, 0, y.data(), 1);
  }

  /** target = factor times source. */
  static void scale(Tensor source, float factor, Tensor target) {
    cblas_scopy(source.size(), source.data(), 1, target.data(), 1);
    cblas_sscal(target.size(), factor, target.data(), 1);
  }

  /** Sets every value. */
  static void fill(Tensor target, float value) {
    FloatBuffer values = target.values();
    for (int i = 0; i < target.size(); i++) {
      values.put(i, value);
    }
  }
}
