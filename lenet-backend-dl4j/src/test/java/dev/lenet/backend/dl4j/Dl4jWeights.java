package dev.lenet.backend.dl4j;

// shown in docs/export.md from here
import dev.lenet.api.spec.LayerSpec;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.Parameter;
import dev.lenet.api.weights.Weights;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Carries weights to a MultiLayerNetwork of the same layers, and back. */
final class Dl4jWeights {
  private Dl4jWeights() {}

  static void copy(Weights from, NetworkSpec spec, MultiLayerNetwork to) {
    for (Parameter parameter : spec.parameters()) {
      INDArray values = Nd4j.create(from.tensor(parameter.name()).values());
      String key = key(spec, parameter);
      // a dense layer's weights are [units, inputs] here, and [inputs, units] there
      to.setParam(
          key,
          parameter.shape().size() == 2
              ? values.reshape(parameter.shape().get(0), parameter.shape().get(1)).transpose()
              : values.reshape(to.getParam(key).shape()));
    }
  }

  static Weights copy(MultiLayerNetwork from, NetworkSpec spec) {
    float[] flat = new float[spec.parameterCount()];
    for (Parameter parameter : spec.parameters()) {
      INDArray there = from.getParam(key(spec, parameter));
      INDArray values = parameter.shape().size() == 2 ? there.transpose() : there;
      float[] tensor = values.dup('c').data().asFloat();
      System.arraycopy(tensor, 0, flat, parameter.offset(), tensor.length);
    }
    return Weights.of(spec, flat);
  }

  /** What Deeplearning4j calls it: the number of its layer, and W or b. */
  private static String key(NetworkSpec spec, Parameter parameter) {
    String layer = parameter.name().substring(0, parameter.name().lastIndexOf('.'));
    int number = spec.layers().stream().map(LayerSpec::name).toList().indexOf(layer);
    return number + (parameter.isBias() ? "_b" : "_W");
  }
}
