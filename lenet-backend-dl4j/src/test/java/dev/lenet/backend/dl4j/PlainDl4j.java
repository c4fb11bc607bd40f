package dev.lenet.backend.dl4j;

import dev.lenet.api.Dataset;
import dev.lenet.bench.Digits;
import dev.lenet.bench.Usage;
import java.util.List;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * LeNet-5 by Deeplearning4j's example "LeNetMNIST": a {@code MultiLayerNetwork} of stock layers,
 * {@code fit} with an iterator, {@code output}; with whichever native binary loads by itself.
 */
final class PlainDl4j implements Usage {
  private static final int SIZE = 32;
  private static final int CLASSES = 10;

  private final MultiLayerNetwork network;
  private final DataSetIterator batches;
  private final INDArray all;
  private final INDArray one;

  PlainDl4j(Digits digits) {
    network = lenet5(digits.spec().training().seed());
    Dataset learn = digits.toLearn();
    List<DataSet> examples =
        new DataSet(images(digits.inputs(learn), learn.size()), oneHot(learn)).asList();
    batches = new ListDataSetIterator<>(examples, digits.spec().training().batchSize());
    all = images(digits.inputs(digits.toRead()), digits.toRead().size());
    one = images(digits.inputs(digits.toRead().range(0, 1)), 1);
  }

  /** With weights of its own. */
  static MultiLayerNetwork lenet5(long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.001))
                .list()
                .layer(convolution(6))
                .layer(pooling())
                .layer(convolution(16))
                .layer(pooling())
                .layer(convolution(120))
                .layer(new DenseLayer.Builder().nOut(84).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.NEGATIVELOGLIKELIHOOD)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(SIZE, SIZE, 1))
                .build());
    network.init();
    return network;
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(5, 5)
        .nOut(filters)
        .stride(1, 1)
        .activation(Activation.TANH)
        .build();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }

  private static INDArray images(float[] values, int count) {
    return Nd4j.create(values, new int[] {count, 1, SIZE, SIZE});
  }

  private static INDArray oneHot(Dataset images) {
    INDArray labels = Nd4j.zeros(images.size(), CLASSES);
    for (int i = 0; i < images.size(); i++) {
      labels.putScalar(i, images.label(i), 1);
    }
    return labels;
  }

  @Override
  public void trainEpoch() {
    network.fit(batches);
  }

  @Override
  public float[] readOne() {
    return network.output(one).toFloatVector();
  }

  @Override
  public float[] readAll() {
    return network.output(all).ravel().toFloatVector();
  }

  @Override
  public void close() {
    network.close();
  }
}
