package dev.lenet.backend.dl4j;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.OpaqueContext;

/**
 * One of ND4J's native operations on fixed arrays, prepared once and executed as often as wanted.
 * It goes below ND4J's executioner, which does the same with checks and bookkeeping at every call.
 */
final class NativeOperation implements Runnable {
  private final NativeOps nativeOps;
  private final String name;
  private final long hash;
  private final OpaqueContext context;

  /** The operation of that name without its arrays. */
  NativeOperation(NativeOps nativeOps, String name) {
    this.nativeOps = nativeOps;
    this.name = name;
    this.hash = DynamicCustomOp.builder(name).build().opHash();
    this.context = nativeOps.createGraphContext(1);
  }

  NativeOperation inputs(Tensor... tensors) {
    for (int i = 0; i < tensors.length; i++) {
      nativeOps.setGraphContextInputArray(
          context, i, tensors[i].data(), tensors[i].shapeInfo().addressPointer(), null, null);
    }
    return this;
  }

  NativeOperation outputs(Tensor... tensors) {
    for (int i = 0; i < tensors.length; i++) {
      nativeOps.setGraphContextOutputArray(
          context, i, tensors[i].data(), tensors[i].shapeInfo().addressPointer(), null, null);
    }
    return this;
  }

  NativeOperation integers(long... values) {
    try (LongPointer pointer = new LongPointer(values)) {
      nativeOps.setGraphContextIArguments(context, pointer, values.length);
    }
    return this;
  }

  NativeOperation reals(double... values) {
    try (DoublePointer pointer = new DoublePointer(values)) {
      nativeOps.setGraphContextTArguments(context, pointer, values.length);
    }
    return this;
  }

  @Override
  public void run() {
    if (nativeOps.execCustomOp2(null, hash, context) != 0) {
      throw new IllegalStateException(
          "ND4J's operation %s failed: %s".formatted(name, nativeOps.lastErrorMessage()));
    }
  }

  void close() {
    nativeOps.deleteGraphContext(context);
  }
}
