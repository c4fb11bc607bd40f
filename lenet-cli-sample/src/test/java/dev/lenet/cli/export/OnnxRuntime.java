package dev.lenet.cli.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lenet.api.spec.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** An ONNX file in ONNX Runtime, which checks it when it is opened. */
public final class OnnxRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment("tests");
  private final OrtSession session;

  public OnnxRuntime(byte[] file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(file, options);
    }
  }

  public OnnxModelMetadata metadata() throws OrtException {
    return session.getMetadata();
  }

  /**
   * The probabilities of some images.
   *
   * @param pixels image by image
   * @param image the shape of one
   */
  public List<float[]> read(byte[] pixels, Shape image) throws OrtException {
    ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    long rows = pixels.length / image.size();
    long[] shape = {rows, image.channels(), image.height(), image.width()};
    try (OnnxTensor images =
            OnnxTensor.createTensor(environment, direct, shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("image", images))) {
      return List.of((float[][]) result.get("probabilities").orElseThrow().getValue());
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
