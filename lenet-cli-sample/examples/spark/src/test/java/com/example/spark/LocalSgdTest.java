package com.example.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lenet.api.Backend;
import dev.lenet.api.Backends;
import dev.lenet.api.Datasets;
import dev.lenet.api.Evaluation;
import dev.lenet.api.Model;
import dev.lenet.api.TrainingOptions;
import dev.lenet.api.spec.NetworkSpec;
import dev.lenet.api.spec.OptimizerSpec;
import dev.lenet.api.spec.Specs;
import dev.lenet.api.weights.ModelCard;
import dev.lenet.api.weights.ModelFile;
import dev.lenet.api.weights.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Cluster.Provider.class)
@DisplayName("Local SGD, on two executors,")
class LocalSgdTest {
  private static final dev.lenet.api.Dataset IMAGES = Datasets.load("mnist").train().range(0, 1000);

  @TempDir Path folder;

  @Test
  @DisplayName("with one step a round gives the weights of one process, up to rounding")
  void equalsOneProcess(Cluster cluster) {
    // 334, 333 and 333 images: all of a partition is one batch, all images the batch of one process
    ModelFile model = train(cluster, "one", 3, spec(334, 5), 1, round -> {});
    float[] expected = inOneProcess(spec(1000, 5)).toArray();
    assertArrayEquals(expected, model.weights().toArray(), 1e-6f);
  }

  @Test
  @DisplayName("learns, and gives the same bytes if an executor is killed in the middle of a round")
  void survivesAKill(Cluster cluster) throws Exception {
    NetworkSpec spec = spec(16, 2);
    ModelFile undisturbed = train(cluster, "a", 4, spec, 8, round -> {});
    LocalSgd stalling = sgd(cluster, "b", StallingProvider.NAME);
    AtomicReference<CompletableFuture<Void>> killed = new AtomicReference<>();
    ModelFile disturbed =
        stalling.train(
            images(cluster),
            IMAGES.name(),
            4,
            spec,
            8,
            round -> {
              if (round.round() == 1) {
                killed.set(Trap.set());
              }
            });
    killed.get().join();
    assertEquals(undisturbed.weights(), disturbed.weights());
    assertEquals(4, stalling.rounds().count());
    assertTrue(accuracy(disturbed) > 0.5, () -> "accuracy " + accuracy(disturbed));
  }

  @Test
  @DisplayName("that was stopped goes on after its last round, to the same bytes")
  void resumes(Cluster cluster) {
    NetworkSpec spec = spec(50, 1);
    ModelFile all = train(cluster, "all", 2, spec, 2, round -> {});
    Consumer<RoundReport> stop =
        round -> {
          throw new CancellationException("stop");
        };
    assertThrows(CancellationException.class, () -> train(cluster, "some", 2, spec, 2, stop));
    List<Integer> rounds = new ArrayList<>();
    ModelFile rest = train(cluster, "some", 2, spec, 2, round -> rounds.add(round.round()));
    assertEquals(List.of(2, 3, 4, 5), rounds);
    assertEquals(all.weights(), rest.weights());
    ModelFile again = train(cluster, "some", 2, spec, 2, stop);
    assertEquals(all.weights(), again.weights());
    assertEquals(all.card(), again.card());
  }

  @Test
  @DisplayName("says on the model's card how often it used which images")
  void describesTheTraining(Cluster cluster) {
    ModelCard card = train(cluster, "card", 4, spec(30, 2), 3, round -> {}).card();
    assertEquals(2, card.epochs());
    assertEquals("mnist/train[0:1000]", card.trainingData());
    assertEquals(IMAGES.sha256(), card.trainingDataSha256());
  }

  @Test
  @DisplayName("uses each image once before it uses one again")
  void usesEachImageOnce(Cluster cluster) {
    NetworkSpec spec = spec(30, 1);
    List<Long> images = new ArrayList<>();
    train(cluster, "once", 4, spec, 3, round -> images.add(round.images()));
    assertEquals(List.of(360L, 360L, 280L), images);
  }

  @Test
  @DisplayName("uses each image once in an epoch, in parts of which one has an image more")
  void usesUnevenParts(Cluster cluster) {
    NetworkSpec spec = spec(333, 2);
    List<Long> images = new ArrayList<>();
    train(cluster, "uneven", 3, spec, 1, round -> images.add(round.images()));
    assertEquals(List.of(999L, 1L, 999L, 1L), images);
  }

  @Test
  @DisplayName("takes ids and labels of any integer type, and rows in any order")
  void takesIntegers(Cluster cluster) {
    Dataset<Row> other =
        images(cluster)
            .selectExpr("pixels", "CAST(label AS TINYINT)", "CAST(id AS INT)")
            .orderBy(col("id").desc());
    NetworkSpec spec = spec(100, 1);
    ModelFile expected = train(cluster, "usual", 2, spec, 5, round -> {});
    ModelFile model =
        sgd(cluster, "other", "java").train(other, IMAGES.name(), 2, spec, 5, round -> {});
    assertEquals(expected.weights(), model.weights());
    assertEquals(expected.card(), model.card());
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    "id % 10 AS id, label, pixels, '1000 rows, and 1000 ids from 0 to 9'",
    "'id + 1 AS id', label, pixels, '1000 rows, and 1000 ids from 1 to 1000'",
    "'IF(id = 7, NULL, id) AS id', label, pixels, '1000 rows, and 999 ids from 0 to 999'",
    "'IF(id = 7, 8, id) AS id', label, pixels, the id 8 where 7 comes next",
    "id, 'IF(id = 7, NULL, label) AS label', pixels, id 7 has 784 pixels and the label null",
    "id, 'IF(id = 7, 10, label) AS label', pixels, id 7 has 784 pixels and the label 10",
    "id, label, 'IF(id = 7, NULL, pixels) AS pixels', id 7 has 0 pixels",
    "id, 'CAST(label AS DOUBLE)', pixels, 'label:double'",
    "id, label, 'hex(pixels) AS pixels', 'pixels:string'",
    "id, label, pixels AS picture, 'picture:binary'"
  })
  @DisplayName("refuses a table whose rows")
  void refusesATable(String id, String label, String pixels, String message, Cluster cluster) {
    Dataset<Row> wrong = images(cluster).selectExpr(id, label, pixels);
    assertRefused(wrong, spec(50, 1), message, cluster);
  }

  @Test
  @DisplayName("refuses a table without rows")
  void refusesNothing(Cluster cluster) {
    assertRefused(images(cluster).where("id < 0"), spec(50, 1), "is empty", cluster);
  }

  @Test
  @DisplayName("refuses an optimizer that keeps moments")
  void refusesMoments(Cluster cluster) {
    NetworkSpec adam = Specs.recipe("lenet5");
    assertRefused(images(cluster), adam, "sgd without momentum", cluster);
  }

  private void assertRefused(
      Dataset<Row> images, NetworkSpec spec, String message, Cluster cluster) {
    LocalSgd sgd = sgd(cluster, "refused", "java");
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> sgd.train(images, "wrong", 2, spec, 1, round -> {}));
    assertTrue(refused.getMessage().contains(message), refused::getMessage);
  }

  private ModelFile train(
      Cluster cluster,
      String table,
      int partitions,
      NetworkSpec spec,
      int localSteps,
      Consumer<RoundReport> ended) {
    return sgd(cluster, table, "java")
        .train(images(cluster), IMAGES.name(), partitions, spec, localSteps, ended);
  }

  private LocalSgd sgd(Cluster cluster, String table, String backend) {
    return new LocalSgd(cluster.spark(), backend, folder.resolve(table).toString());
  }

  private static Dataset<Row> images(Cluster cluster) {
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
