package dev.lenet.backend.djl;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.lenet.api.Dataset;
import dev.lenet.bench.Digits;
import dev.lenet.bench.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * LeNet-5 by DJL's tutorials "Create your first deep learning neural network", "Train your first
 * model" and "Inference with your model": a block, a {@code Trainer} loop, a {@code Predictor}.
 */
final class PlainDjl implements Usage {
  private static final int SIZE = 32;
  private static final int CLASSES = 10;

  private final NDManager manager = NDManager.newBaseManager();
  private final Model model = Model.newInstance("lenet5");
  private final Trainer trainer;
  private final ArrayDataset dataset;
  private final Predictor<float[], float[]> predictor;
  private final List<float[]> images;

  PlainDjl(Digits digits) {
    model.setBlock(block());
    int batchSize = digits.spec().training().batchSize();
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(
                    Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build()));
    trainer.initialize(new Shape(batchSize, 1, SIZE, SIZE));
    Dataset learn = digits.toLearn();
    NDArray inputs = manager.create(digits.inputs(learn), new Shape(learn.size(), 1, SIZE, SIZE));
    float[] labels = new float[learn.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = learn.label(i);
    }
    dataset =
        new ArrayDataset.Builder()
            .setData(inputs)
            .optLabels(manager.create(labels))
            .setSampling(batchSize, true)
            .build();
    predictor = model.newPredictor(new Digit());
    float[] read = digits.inputs(digits.toRead());
    images = new ArrayList<>();
    for (int from = 0; from < read.length; from += SIZE * SIZE) {
      images.add(Arrays.copyOfRange(read, from, from + SIZE * SIZE));
    }
  }

  private static SequentialBlock block() {
    return new SequentialBlock()
        .add(convolution(6))
        .add(in -> new NDList(in.singletonOrThrow().tanh()))
        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(convolution(16))
        .add(in -> new NDList(in.singletonOrThrow().tanh()))
        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(convolution(120))
        .add(in -> new NDList(in.singletonOrThrow().tanh()))
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(84).build())
        .add(in -> new NDList(in.singletonOrThrow().tanh()))
        .add(Linear.builder().setUnits(CLASSES).build());
  }

  private static Conv2d convolution(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters).build();
  }

  @Override
  public void trainEpoch() {
    try {
      for (Batch batch : trainer.iterateDataset(dataset)) {
        EasyTrain.trainBatch(trainer, batch);
        trainer.step();
        batch.close();
      }
    } catch (IOException | TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public float[] readOne() {
    try {
      return predictor.predict(images.get(0));
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public float[] readAll() {
    try {
      List<float[]> answers = predictor.batchPredict(images);
      float[] all = new float[answers.size() * CLASSES];
      for (int i = 0; i < answers.size(); i++) {
        System.arraycopy(answers.get(i), 0, all, i * CLASSES, CLASSES);
      }
      return all;
    } catch (TranslateException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    predictor.close();
    trainer.close();
    model.close();
    manager.close();
  }

  /** Values of one image in, probabilities out. */
  private static final class Digit implements Translator<float[], float[]> {
    @Override
    public NDList processInput(TranslatorContext context, float[] input) {
      return new NDList(context.getNDManager().create(input, new Shape(1, SIZE, SIZE)));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      return list.singletonOrThrow().softmax(0).toFloatArray();
    }

    @Override
    public Batchifier getBatchifier() {
      return Batchifier.STACK;
    }
  }
}
