package com.example.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Dataset;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Cluster.Provider.class)
@DisplayName("Local SGD, on two executors,")
class LocalSgdTest {
  private static final Dataset IMAGES = Datasets.load("mnist").train().range(0, 1000);

  @TempDir Path folder;

  @Test
  @DisplayName("with one step a round gives the weights of one process, up to rounding")
  void equalsOneProcess(Cluster cluster) {
    // 334, 333 and 333 images: all of a partition is one batch, all images the batch of one process
    ModelFile model =
        sgd(cluster, "one").train(images(cluster), 3, spec(334, 1), 1, 5, round -> {});
    float[] expected = inOneProcess(spec(1000, 5)).toArray();
    assertArrayEquals(expected, model.weights().toArray(), 1e-6f);
  }

  @Test
  @DisplayName("learns, and gives the same bytes if an executor is killed in the middle of a round")
  void survivesAKill(Cluster cluster) throws Exception {
    NetworkSpec spec = spec(16, 1);
    ModelFile undisturbed = sgd(cluster, "a").train(images(cluster), 4, spec, 8, 4, round -> {});
    LocalSgd stalling = sgd(cluster, "b", StallingProvider.NAME);
    stalling.train(images(cluster), 4, spec, 8, 1, round -> {});
    CompletableFuture<Void> killed = Trap.set();
    ModelFile disturbed = stalling.train(images(cluster), 4, spec, 8, 4, round -> {});
    killed.join();
    assertEquals(undisturbed.weights(), disturbed.weights());
    assertEquals(4, stalling.rounds().count());
    assertTrue(accuracy(disturbed) > 0.5, () -> "accuracy " + accuracy(disturbed));
  }

  @Test
  @DisplayName("that was stopped goes on after its last round, to the same bytes")
  void resumes(Cluster cluster) {
    NetworkSpec spec = spec(50, 1);
    ModelFile all = sgd(cluster, "all").train(images(cluster), 2, spec, 2, 3, round -> {});
    sgd(cluster, "some").train(images(cluster), 2, spec, 2, 1, round -> {});
    List<Integer> rounds = new ArrayList<>();
    ModelFile rest =
        sgd(cluster, "some")
            .train(images(cluster), 2, spec, 2, 3, round -> rounds.add(round.epoch()));
    assertEquals(List.of(2, 3), rounds);
    assertEquals(all.weights(), rest.weights());
    assertEquals(3, rest.card().epochs());
  }

  @Test
  @DisplayName("uses each image once before it uses one again")
  void usesEachImageOnce(Cluster cluster) {
    NetworkSpec spec = spec(30, 1);
    List<Long> images = new ArrayList<>();
    sgd(cluster, "once").train(images(cluster), 4, spec, 3, 3, round -> images.add(round.images()));
    assertEquals(List.of(360L, 360L, 280L), images);
  }

  @Test
  @DisplayName("refuses an optimizer that keeps moments")
  void refusesMoments(Cluster cluster) {
    NetworkSpec adam = Specs.recipe("lenet5");
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> sgd(cluster, "adam").train(images(cluster), 2, adam, 1, 1, round -> {}));
    assertTrue(refused.getMessage().contains("sgd without momentum"), refused::getMessage);
  }

  private LocalSgd sgd(Cluster cluster, String table) {
    return sgd(cluster, table, "java");
  }

  private LocalSgd sgd(Cluster cluster, String table, String backend) {
    return new LocalSgd(cluster.spark(), backend, folder.resolve(table).toString());
  }

  private static org.apache.spark.sql.Dataset<Row> images(Cluster cluster) {
    return ImageTable.of(cluster.spark(), IMAGES);
  }

  private static NetworkSpec spec(int batchSize, int epochs) {
    NetworkSpec network = Specs.recipe("lenet5");
    return network.withTraining(
        network.training().toBuilder()
            .optimizer(OptimizerSpec.sgd(0.1).build())
            .batchSize(batchSize)
            .epochs(epochs)
            .validation(0)
            .build());
  }

  private static Weights inOneProcess(NetworkSpec spec) {
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(spec)) {
      TrainingOptions options = TrainingOptions.builder().threads(1).build();
      backend.newTrainer(spec.training()).train(model, IMAGES, options);
      return model.weights();
    }
  }

  private static double accuracy(ModelFile file) {
    try (Backend backend = Backends.open("java");
        Model model = backend.newModel(file)) {
      Evaluation evaluation = backend.newEvaluator().evaluate(model, IMAGES);
      return evaluation.accuracy();
    }
  }
}
